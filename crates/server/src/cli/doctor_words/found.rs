//! What was found, a code each. `{}` is what it is about.

use super::Words;
use crate::doctor::Code;

pub(super) const fn found(code: Code) -> Words {
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
        Code::TokenKeyReady => ("评价凭证用 {} 签发", "tokens of ratings are made with {}"),
        Code::TokenKeyAbsent => (
            "{} 里没有使用中的评价凭证密钥：谁也拿不到评价凭证",
            "there is no key for tokens of ratings in use in {}: nobody gets a token",
        ),
        Code::TokenKeyOld => (
            "评价凭证密钥 {} 用了一年多，该换了",
            "the key for tokens of ratings, {}, has been in use for more than a year",
        ),
        Code::TokenSecretMissing => (
            "评价凭证密钥的私钥不见了：{}",
            "the secret half of a key for tokens of ratings is not there: {}",
        ),
        Code::TokenKeysUnusable => (
            "评价凭证密钥不能用：{}",
            "the keys for tokens of ratings cannot be used: {}",
        ),
        Code::OfficeKeysReady => ("投诉加密给 {}", "complaints are sealed to {}"),
        Code::OfficeKeysAbsent => (
            "还没有投诉密钥：现在谁也不能投诉",
            "no office has a key: nobody can complain",
        ),
        Code::NoOfficeKeyInUse => (
            "投诉中心没有使用中的密钥：现在谁也不能投诉",
            "the complaint office has no key in use: nobody can complain",
        ),
        Code::OnlyOneOffice => (
            "只有投诉中心有密钥：它的口令丢了，投诉就再也打不开",
            "only the complaint office has a key: if its passphrase is lost, no complaint opens any more",
        ),
        Code::OfficeKeyUnsigned => (
            "密钥 {} 还没有用根密钥签发，暂不使用",
            "the key {} waits for the root's word and is not in use",
        ),
        Code::OfficeKeyRetiring => (
            "密钥 {} 等待签署停用，新投诉仍加密给它",
            "the key {} is to be retired and waits for the root's word: complaints are still sealed to it",
        ),
        Code::OfficeKeysRetired => (
            "{} 把密钥已停用，口令要继续保管",
            "{} retired: their passphrases are still needed",
        ),
        Code::OfficeKeysUnbelieved => (
            "密钥 {} 不是现在的根密钥签发的，手机一把都不信",
            "this county's root has not signed {}: phones believe none of the keys",
        ),
        Code::RatingsAddUp => (
            "逐条数过 {} 条评价，与累计数一致",
            "{} ratings counted one by one: the running counts are right",
        ),
        Code::RatingsMiscounted => (
            "累计数与逐条数出来的不一样：{}",
            "a running count is not what the ratings add up to: {}",
        ),
        Code::CasesAddUp => (
            "逐件数过全部办件，与累计数一致",
            "all applications counted one by one: the running counts are right",
        ),
        Code::CasesPutRight => (
            "累计数与逐件数出来的不一样（收件/办结）：{}",
            "a running count was not what the applications add up to (received/concluded): {}",
        ),
        Code::CasesUncounted => ("数不了办件：{}", "the cases cannot be counted: {}"),
        Code::RatingsUncounted => ("数不了评价：{}", "the ratings cannot be counted: {}"),
        Code::WebhookReady => ("办件消息发往 {}", "{} is told of applications"),
        Code::WebhookUnusable => ("消息网关的设置不能用：{}", "the gateway cannot be used: {}"),
        Code::MessagesWait => ("{} 条消息还没有送到", "{} messages wait"),
        Code::MessagesGivenUp => ("{} 条消息多日没有送到，已停发", "{} messages were given up"),
    }
}
