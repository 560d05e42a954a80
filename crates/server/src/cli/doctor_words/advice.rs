//! What to do about what was found; nothing where all is well.

use super::Words;
use crate::doctor::Code;

pub(super) const fn advice(code: Code) -> Option<Words> {
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
        | Code::TokenKeyReady
        | Code::OfficeKeysReady
        | Code::OfficeKeysRetired
        | Code::RatingsAddUp
        | Code::CasesAddUp
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
        Code::TokenKeyAbsent | Code::TokenKeyOld => (
            "取来根密钥，运行 mingbai-server keys tokens，再把根密钥拿走。",
            "Bring the root key back, run mingbai-server keys tokens, and take it away again.",
        ),
        Code::TokenSecretMissing => (
            "用密钥的备份恢复；没有备份就取来根密钥，运行 mingbai-server keys tokens：已经发出的评价凭证就不能用了。",
            "Go back to the keys' backup; without one bring the root key back and run mingbai-server keys tokens: tokens that were given out are lost then.",
        ),
        Code::TokenKeysUnusable => (
            "按上面说的改权限；文件坏了就用密钥的备份恢复。",
            "Mend the rights as said above; where a file is damaged, go back to the keys' backup.",
        ),
        Code::OfficeKeysAbsent => (
            "投诉专员和监督人员在工作台各生成一把，再用 mingbai-server keys sign-office 签发。",
            "Complaint officer and supervisor each make one at the desk; then sign them with mingbai-server keys sign-office.",
        ),
        Code::NoOfficeKeyInUse => (
            "投诉专员在工作台生成一把，再用 mingbai-server keys sign-office 签发。",
            "A complaint officer makes one at the desk; then sign it with mingbai-server keys sign-office.",
        ),
        Code::OnlyOneOffice => (
            "监督人员在工作台也生成一把，再用 mingbai-server keys sign-office 签发。",
            "Let a supervisor make one at the desk, too; then sign it with mingbai-server keys sign-office.",
        ),
        Code::OfficeKeyUnsigned | Code::OfficeKeyRetiring => (
            "取来根密钥，运行 mingbai-server keys sign-office -- {}，再把根密钥拿走。",
            "Bring the root key back, run mingbai-server keys sign-office -- {}, and take it away again.",
        ),
        Code::OfficeKeysUnbelieved => (
            "用 --keys 写对密钥在哪里；根密钥换过的，各办公室重新生成密钥，再签发。",
            "Say with --keys where the right keys are; after a change of the root, let the offices make new ones and sign them.",
        ),
        Code::RatingsMiscounted => (
            "有人绕过程序改过数据库：查明是谁，用最近一次备份恢复；公示的数字以逐条评价为准。",
            "Somebody has changed the database past this program: find out who, and go back to the last backup. What the rows add up to is right.",
        ),
        Code::CasesPutRight => (
            "已按逐件数出来的改正，不用做什么；没有改过工作日历的，查明是谁绕过程序改了数据库。",
            "Put right by what the applications add up to. Unless the calendar was corrected, find out who has changed the database past this program.",
        ),
        Code::RatingsUncounted | Code::CasesUncounted => (
            "先照上面所说的修好数据库，再运行一次。",
            "Put right what is said of the database above, then run this again.",
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
