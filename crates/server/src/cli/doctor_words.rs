//! The words of `doctor`, in both languages: what was found, and what to do about it. `{}` is what
//! it is about.

use super::words::Language;
use crate::doctor::{Area, Code, Finding, Verdict};

impl Language {
    /// How good or bad something is.
    #[must_use]
    pub const fn verdict(self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Good => self.pick("正常", "ok"),
            Verdict::Warning => self.pick("提醒", "warning"),
            Verdict::Wrong => self.pick("错误", "wrong"),
        }
    }

    /// What a finding belongs to.
    #[must_use]
    pub const fn area(self, area: Area) -> &'static str {
        match area {
            Area::Settings => self.pick("设置", "settings"),
            Area::Database => self.pick("数据库", "database"),
            Area::Disk => self.pick("磁盘", "disk"),
            Area::Data => self.pick("数据", "data"),
            Area::Calendar => self.pick("日历", "calendar"),
            Area::Clock => self.pick("时钟", "clock"),
            Area::Bundle => self.pick("网页", "web app"),
            Area::Keys => self.pick("密钥", "keys"),
            Area::Webhook => self.pick("消息网关", "gateway"),
        }
    }

    /// What was found.
    #[must_use]
    pub fn found(self, finding: &Finding) -> String {
        let (zh, en) = found(finding.code);
        self.pick(zh, en).replace("{}", &finding.about)
    }

    /// What to do; nothing where all is well.
    #[must_use]
    pub fn advice(self, finding: &Finding) -> Option<String> {
        let (zh, en) = advice(finding.code)?;
        Some(self.pick(zh, en).replace("{}", &finding.about))
    }

    /// How much is wrong in all.
    #[must_use]
    pub fn health(self, findings: &[Finding]) -> String {
        let count = |verdict| {
            let of = |finding: &&Finding| finding.code.verdict() == verdict;
            findings.iter().filter(of).count()
        };
        let (wrong, warnings) = (count(Verdict::Wrong), count(Verdict::Warning));
        match self {
            Self::Zh if wrong + warnings == 0 => "一切正常。".to_owned(),
            Self::En if wrong + warnings == 0 => "All is well.".to_owned(),
            Self::Zh => format!("{wrong} 处错误，{warnings} 处提醒。"),
            Self::En => format!("{wrong} wrong, {warnings} warnings."),
        }
    }
}

/// Chinese, English.
type Words = (&'static str, &'static str);

const fn found(code: Code) -> Words {
    match code {
        Code::AddressFree => ("{} 空着，可以启动", "{} is free to listen on"),
        Code::ServerAnswers => ("{} 上正在运行，有应答", "a server answers on {}"),
        Code::AddressTaken => ("{} 被别的程序占用", "another program listens on {}"),
        Code::AddressRefused => ("不能监听 {}", "cannot listen on {}"),
        Code::SamePorts => (
            "网页和监控指标用了同一个端口 {}",
            "pages and metrics want the same port {}",
        ),
        Code::OpenWithoutTls => (
            "在 {} 上对外开放，没有声明经过 HTTPS",
            "other machines reach it on {}, and nothing says that they come through TLS",
        ),
        Code::UnknownVariable => ("没有人读环境变量 {}", "nothing reads the variable {}"),
        Code::UnreadableLogFilter => (
            "MINGBAI_LOG 看不懂，按默认记录：{}",
            "MINGBAI_LOG cannot be understood, so the default counts: {}",
        ),
        Code::UnknownLogFormat => (
            "MINGBAI_LOG_FORMAT 没有这个取值：{}",
            "MINGBAI_LOG_FORMAT has no such format: {}",
        ),
        Code::DatabaseOpens => ("{}", "{}"),
        Code::DatabaseAbsent => ("{} 还没有建立", "{} is not there yet"),
        Code::DatabaseClosed => ("打不开：{}", "cannot be opened: {}"),
        Code::DatabaseOld => (
            "PostgreSQL {} 太旧，没有测试过",
            "PostgreSQL {} is older than what is tested",
        ),
        Code::DatabaseReadOnly => ("{} 只读，不能写入", "{} is read-only"),
        Code::SchemaCurrent => (
            "表结构是最新的（第 {} 步）",
            "the schema is current (step {})",
        ),
        Code::SchemaBehind => (
            "表结构差 {} 步，下次启动时补上",
            "the schema lacks {} steps; the next start takes them",
        ),
        Code::SchemaAhead => (
            "更新的程序改过表结构（第 {} 步）",
            "a newer program has changed the schema (step {})",
        ),
        Code::SchemaDamaged => (
            "表结构第 {} 步没有做完，或和程序的不一样",
            "step {} of the schema was broken off, or is not this program's",
        ),
        Code::Durable => (
            "写进去的断电也在（{}）",
            "what is written survives a power cut ({})",
        ),
        Code::NotDurable => (
            "断电可能丢数据（{}）",
            "a power cut may lose what was written ({})",
        ),
        Code::Intact => ("完整性检查通过", "the integrity check finds nothing"),
        Code::Damaged => ("已损坏：{}", "damaged: {}"),
        Code::SpaceEnough => ("剩余空间 {}", "{} free"),
        Code::SpaceLow => ("剩余空间不多：{}", "only {} free"),
        Code::SpaceGone => ("空间快用完了：{}", "next to no space: {}"),
        Code::FolderReadOnly => ("{} 里不能写文件", "nothing can be written in {}"),
        Code::NetworkFolder => (
            "{} 是网络磁盘，SQLite 放在上面会丢数据",
            "{} lies on a network, where SQLite loses data",
        ),
        Code::Published => ("已发布 {}", "published: {}"),
        Code::NothingPublished => (
            "还没有发布，下次启动时导入 {}",
            "nothing is published; the next start imports {}",
        ),
        Code::NothingToPublish => (
            "还没有发布，也没有文件夹 {}",
            "nothing is published, and there is no folder {}",
        ),
        Code::FolderFaulty => (
            "还没有发布，{} 里有错误，不能导入",
            "nothing is published, and {} has errors",
        ),
        Code::PublishedUnreadable => (
            "已发布的读不出来：{}",
            "what is published cannot be read: {}",
        ),
        Code::ThisYearOfficial => ("{} 年按放假通知", "{} is by the official notice"),
        Code::ThisYearProvisional => (
            "没有 {} 年的放假通知，所有日期都是暂定的",
            "there is no notice for {}: every date is provisional",
        ),
        Code::NextYearOfficial => ("{} 年按放假通知", "{} is by the official notice"),
        Code::NextYearNotDue => (
            "{} 年只有法定节日，放假通知一般十一月出",
            "{} has its statutory days; the notice usually comes in November",
        ),
        Code::NextYearDue => (
            "{} 年的放假通知还没有录入，跨到那一年的日期是暂定的",
            "the notice for {} is not in yet; dates that reach into it are provisional",
        ),
        Code::NextYearMissing => (
            "{} 年什么也没有，跨到那一年的日期连法定节日都不算",
            "{} is not there at all: dates that reach into it do not even know the statutory days",
        ),
        Code::ClockRight => ("现在是 {}", "it is {}"),
        Code::ClockBehind => (
            "比 {} 的时间还早，时钟慢了",
            "earlier than {} was written: the clock is behind",
        ),
        Code::ClocksDiffer => (
            "和数据库的时钟差 {} 秒",
            "{} seconds apart from the database's clock",
        ),
        Code::PublishedAhead => (
            "数据的日期 {} 还没有到",
            "the data is of {}, which is yet to come",
        ),
        Code::PublishedLongAgo => (
            "数据还是 {} 的，一年多没有更新",
            "the data is of {}, more than a year old",
        ),
        Code::BundleComplete => ("齐全（{} 个文件）", "complete ({} files)"),
        Code::BundleAbsent => ("{} 里没有网页", "there is no web app in {}"),
        Code::BundleIncomplete => ("缺文件 {}", "{} is missing"),
        Code::BundleUncompressed => ("{} 没有压缩", "{} has no compressed copy"),
        Code::BundleUnreadable => ("读不出来：{}", "cannot be read: {}"),
        Code::KeysReady => ("用 {} 签名", "{} signs"),
        Code::KeysAbsent => (
            "{} 里没有密钥：回执不签名，公开日志不开放",
            "there are no keys in {}: no receipt is signed, and the public log is closed",
        ),
        Code::KeysUnusable => ("不能用：{}", "cannot be used: {}"),
        Code::RootNotInBundle => (
            "网页里没有根公钥 {}，手机不能核对回执",
            "the web app does not carry the root key {}: phones cannot check receipts",
        ),
        Code::OtherRootInBundle => (
            "网页里的根公钥是另一个：{}",
            "the web app carries another root key: {}",
        ),
        Code::RootKeyHere => ("根密钥还在本机：{}", "the root key is still here: {}"),
        Code::WebhookReady => ("办件消息发往 {}", "{} is told of applications"),
        Code::WebhookUnusable => ("消息网关的设置不能用：{}", "the gateway cannot be used: {}"),
        Code::MessagesWait => ("{} 条消息还没有送到", "{} messages wait"),
        Code::MessagesGivenUp => ("{} 条消息多日没有送到，已停发", "{} messages were given up"),
    }
}

const fn advice(code: Code) -> Option<Words> {
    Some(match code {
        Code::AddressFree
        | Code::ServerAnswers
        | Code::DatabaseOpens
        | Code::SchemaCurrent
        | Code::Durable
        | Code::Intact
        | Code::SpaceEnough
        | Code::Published
        | Code::ThisYearOfficial
        | Code::NextYearOfficial
        | Code::NextYearNotDue
        | Code::ClockRight
        | Code::BundleComplete
        | Code::KeysReady
        | Code::WebhookReady => return None,
        Code::AddressTaken => (
            "停下那个程序，或用 --port 换一个端口。",
            "Stop that program, or take another port with --port.",
        ),
        Code::AddressRefused => (
            "用 --host 写本机的地址；1024 以下的端口要有权限。",
            "Name an address of this machine with --host; ports below 1024 need a privilege.",
        ),
        Code::SamePorts => (
            "给 --metrics-port 换一个端口。",
            "Give --metrics-port another port.",
        ),
        Code::OpenWithoutTls => (
            "前面放一台 HTTPS 反向代理，启动时加 --https；只在内网试用可以不管。",
            "Put TLS in front and start with --https; in a trial on your own network let it be.",
        ),
        Code::UnknownVariable => (
            "看看是不是写错了，见 mingbai-server serve --help。",
            "Perhaps a slip; see mingbai-server serve --help.",
        ),
        Code::UnreadableLogFilter => (
            "写成 info、debug 或 mingbai_server=debug 这样。",
            "Write info, debug, or mingbai_server=debug.",
        ),
        Code::UnknownLogFormat => ("写 json，或不写。", "Write json, or leave it out."),
        Code::DatabaseAbsent => (
            "第一次启动时会建立；如果应该有，看看 --database 写对没有。",
            "The first start makes it; if it should be there, look at --database.",
        ),
        Code::DatabaseClosed => (
            "看看 --database 写对没有，数据库开着没有，账号有没有权限。",
            "See whether --database is right, the database runs and the account may use it.",
        ),
        Code::DatabaseOld => ("升级到 15 以上。", "Upgrade it to 15 or later."),
        Code::DatabaseReadOnly => (
            "给运行服务的账号写权限；PostgreSQL 要连主库，不连备库。",
            "Let the server's account write to it; with PostgreSQL name the primary, not a replica.",
        ),
        Code::SchemaBehind => (
            "先备份，再启动，或运行 mingbai-server migrate。",
            "Take a backup, then start the server or run mingbai-server migrate.",
        ),
        Code::SchemaAhead => (
            "换回更新的那个程序；这个程序不会动它。",
            "Go back to the newer program; this one leaves the database alone.",
        ),
        Code::SchemaDamaged => (
            "用升级之前的备份恢复，再启动。",
            "Go back to the backup from before the upgrade, then start.",
        ),
        Code::NotDurable => (
            "SQLite：用 mingbai-server migrate 打开一次。PostgreSQL：设 fsync = on，synchronous_commit = on。",
            "SQLite: open it once with mingbai-server migrate. PostgreSQL: set fsync = on, synchronous_commit = on.",
        ),
        Code::Damaged => (
            "停下服务，用最近一次备份恢复。",
            "Stop the server and go back to the last backup.",
        ),
        Code::SpaceLow => (
            "腾出空间，或把数据库移到大一些的磁盘。",
            "Make room, or move the database to a larger disk.",
        ),
        Code::SpaceGone => (
            "马上腾出空间：写不进去的都会被退回。",
            "Make room now: what cannot be written is refused.",
        ),
        Code::FolderReadOnly => (
            "给运行服务的账号这个文件夹的写权限：SQLite 要在数据库旁边写日志。",
            "Let the server's account write there: SQLite keeps its log beside the database.",
        ),
        Code::NetworkFolder => (
            "放到本机磁盘上，或改用 PostgreSQL。",
            "Move it to a disk of this machine, or use PostgreSQL.",
        ),
        Code::NothingPublished => (
            "启动服务，或运行 mingbai-server import {}。",
            "Start the server, or run mingbai-server import {}.",
        ),
        Code::NothingToPublish => (
            "用 --data 写数据在哪里，或运行 mingbai-server import DIR。",
            "Say where the data is with --data, or run mingbai-server import DIR.",
        ),
        Code::FolderFaulty => (
            "运行 mingbai-server check {}，按它说的改。",
            "Run mingbai-server check {} and mend what it names.",
        ),
        Code::PublishedUnreadable => (
            "用写它的那个版本的程序，或从备份恢复，再重新导入。",
            "Use the program that wrote it or go back to a backup, then import again.",
        ),
        Code::ThisYearProvisional | Code::NextYearDue => (
            "把国务院办公厅的通知录入 calendar.json，再导入数据。",
            "Enter the State Council's notice in calendar.json and import the folder.",
        ),
        Code::NextYearMissing => (
            "在 calendar.json 里加上 {} 年，先写法定节日（statutory_only），再导入数据。",
            "Add {} to calendar.json with its statutory days (statutory_only) and import the folder.",
        ),
        Code::ClockBehind | Code::ClocksDiffer => (
            "打开网络对时（timedatectl set-ntp true），再看一次。",
            "Switch network time on (timedatectl set-ntp true) and look again.",
        ),
        Code::PublishedAhead => (
            "看看 county.json 的 published 和本机时钟，哪个不对。",
            "See which is wrong: published in county.json, or the clock.",
        ),
        Code::PublishedLongAgo => (
            "核对数据后重新导入；如果数据没问题，看看本机时钟。",
            "Go through the data and import it again; if it is right, look at the clock.",
        ),
        Code::BundleAbsent => (
            "运行 cargo xtask build，或用 --web 写网页在哪里。没有网页，接口照常可用。",
            "Run cargo xtask build, or say with --web where it is. The API works without it.",
        ),
        Code::BundleIncomplete | Code::BundleUncompressed => (
            "把构建出来的 dist 整个复制过来，不要只复制一部分。",
            "Copy the whole dist folder of one build, not a part of it.",
        ),
        Code::BundleUnreadable => (
            "给运行服务的账号读权限。",
            "Let the server's account read it.",
        ),
        Code::KeysAbsent => (
            "运行 mingbai-server keys init，或用 --keys 写密钥在哪里。",
            "Run mingbai-server keys init, or say with --keys where they are.",
        ),
        Code::KeysUnusable => (
            "按上面说的改权限；文件坏了就用密钥的备份恢复。",
            "Mend the rights as said above; where a file is damaged, go back to the keys' backup.",
        ),
        Code::RootNotInBundle | Code::OtherRootInBundle => (
            "有密钥之后重新运行 cargo xtask build，或构建时设 MINGBAI_ROOT_KEY。",
            "Run cargo xtask build again now that there are keys, or build with MINGBAI_ROOT_KEY set.",
        ),
        Code::RootKeyHere => (
            "拷到两个离线的介质，核对后从本机删除。",
            "Copy it to two media that stay offline, compare, and delete it here.",
        ),
        Code::WebhookUnusable => (
            "照所说的改好；密钥文件用 mingbai-server webhook secret 生成（见 docs/WEBHOOK.md）。",
            "Put right what it says; mingbai-server webhook secret makes a secret (docs/WEBHOOK.md).",
        ),
        Code::MessagesWait => (
            "用 mingbai-server webhook test 试发一条，看网关怎么答复。",
            "See what the gateway answers to mingbai-server webhook test.",
        ),
        Code::MessagesGivenUp => (
            "网关恢复后，运行 mingbai-server webhook retry 重发。",
            "When the gateway is well again, send them with mingbai-server webhook retry.",
        ),
    })
}

#[cfg(test)]
mod tests {
    use crate::cli::words::Language;
    use crate::doctor::{Code, Finding, Verdict};

    #[test]
    fn whatever_is_not_well_comes_with_advice_in_both_languages() {
        for code in Code::ALL {
            let finding = Finding::new(code, "x");
            for language in [Language::Zh, Language::En] {
                let advice = language.advice(&finding);
                assert_eq!(
                    advice.is_none(),
                    code.verdict() == Verdict::Good,
                    "{code:?}"
                );
                let words = language.found(&finding);
                assert!(!words.is_empty() && !words.contains("{}"), "{code:?}");
            }
        }
    }
}
