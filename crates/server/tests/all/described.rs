//! What the API says of itself: each endpoint of the contract, with its problems, and nothing else.

use crate::bed::Bed;
use mingbai_contract::desk::endpoint::{self as desk, DeskEndpoint};
use mingbai_contract::endpoint::{
    AddToThread, Endpoint, FetchToken, FileComplaint, FollowApplication, GetBoard, GetCalendar,
    GetCalendarYear, GetCatalog, GetCenter, GetChallenge, GetComplaintFigures,
    GetComplaintSummaries, GetGuide, GetInspection, GetList, GetLists, GetLogConsistency,
    GetLogEntries, GetLogHead, GetLogHeads, GetLogInclusion, GetLogKeys, GetOfficeKeys,
    GetOvertime, GetRatingBatches, GetTokenKeys, GetWindow, LookUpApplication, LookUpProject,
    OpenRating, OpenThread, Posted as _, RateAgain, RateComplaint, RateWindow, ReopenComplaint,
    ReportInspection, ScanLiveCode, SearchItems, ShareProject, UnshareProject, WithdrawComplaint,
};
use serde_json::Value;
use std::collections::BTreeSet;

/// For those who have a cookie or a key.
fn is_private(path: &str) -> bool {
    path.starts_with("/api/v1/desk/") || path.starts_with("/api/v1/intake/")
}

/// As below, for the desk.
#[tokio::test]
async fn every_endpoint_of_the_desk_is_described_with_its_problems() {
    fn one<E: DeskEndpoint>() -> (String, &'static str) {
        (E::METHOD.to_lowercase(), E::ROUTE)
    }
    let contract = BTreeSet::from([
        one::<desk::PostSession>(),
        one::<desk::GetMe>(),
        one::<desk::DeleteSession>(),
        one::<desk::DeleteSessions>(),
        one::<desk::PostInvitation>(),
        one::<desk::PostAcceptance>(),
        one::<desk::PostPassword>(),
        one::<desk::PostRecoveryCodes>(),
        one::<desk::GetStaff>(),
        one::<desk::PostStaff>(),
        one::<desk::PutGrants>(),
        one::<desk::PostReset>(),
        one::<desk::PutDisabled>(),
        one::<desk::GetAudit>(),
        one::<desk::GetApiKeys>(),
        one::<desk::PostApiKey>(),
        one::<desk::DeleteApiKey>(),
        one::<desk::GetIntakeKey>(),
        one::<desk::PostApplication>(),
        one::<desk::GetApplications>(),
        one::<desk::GetApplication>(),
        one::<desk::GetWork>(),
        one::<desk::PostEvent>(),
        one::<desk::PostDecision>(),
        one::<desk::PostOvertimeReason>(),
        one::<desk::GetSupervision>(),
        one::<desk::PostSupervisionNote>(),
        one::<desk::PostIntakeApplication>(),
        one::<desk::GetIntakeApplication>(),
        one::<desk::PostIntakeEvent>(),
        one::<desk::PostIntakeDecision>(),
        one::<desk::GetProjects>(),
        one::<desk::GetProject>(),
        one::<desk::PutProject>(),
        one::<desk::PostProjectSecret>(),
        one::<desk::GetInspections>(),
        one::<desk::PostInspection>(),
        one::<desk::PostWithdrawal>(),
        one::<desk::PostResult>(),
        one::<desk::GetInspectionReports>(),
        one::<desk::GetGreenChannel>(),
        one::<desk::GetEnterpriseInspections>(),
        one::<desk::GetIntakeProject>(),
        one::<desk::PutIntakeProject>(),
        one::<desk::PostIntakeInspection>(),
        one::<desk::PostIntakeWithdrawal>(),
        one::<desk::PostIntakeResult>(),
        one::<desk::PostIntakeOvertimeReason>(),
        one::<desk::GetComplaints>(),
        one::<desk::GetComplaint>(),
        one::<desk::PostTakeUp>(),
        one::<desk::PutComplaintDepartments>(),
        one::<desk::PostFifteen>(),
        one::<desk::PostExtension>(),
        one::<desk::PostReply>(),
        one::<desk::PostConclusion>(),
        one::<desk::PostStepUp>(),
        one::<desk::PutSummary>(),
        one::<desk::PostRelease>(),
        one::<desk::GetWaitingSummaries>(),
        one::<desk::GetOfficeKeyFiles>(),
        one::<desk::PostOfficeKey>(),
        one::<desk::PutKeyFile>(),
        one::<desk::DeleteOfficeKey>(),
        one::<desk::PostPosters>(),
        one::<desk::PostLiveCode>(),
        one::<desk::PutHandled>(),
        one::<desk::GetRectifications>(),
        one::<desk::GetRectification>(),
        one::<desk::PostRatingAnswer>(),
        one::<desk::PostComplex>(),
        one::<desk::PostRatingResult>(),
        one::<desk::PostSetAside>(),
        one::<desk::GetWaitingComments>(),
        one::<desk::PostReview>(),
        one::<desk::GetPublishing>(),
        one::<desk::GetDraft>(),
        one::<desk::PutDraft>(),
        one::<desk::PostDraftDiscard>(),
        one::<desk::PostDraftCheck>(),
        one::<desk::GetVersion>(),
        one::<desk::PostPreview>(),
        one::<desk::PostPublication>(),
        one::<desk::PostPublicationCheck>(),
        one::<desk::DeletePlanned>(),
        one::<desk::PostSheetReport>(),
        one::<desk::PostSheets>(),
        one::<desk::GetSheetTemplate>(),
    ]);
    let document: Value = Bed::new().await.get("/api/openapi.json").await.json();
    let mut described = BTreeSet::new();
    for (path, operations) in document["paths"].as_object().unwrap() {
        let methods = operations.as_object().unwrap().iter();
        for (method, operation) in methods.filter(|_| is_private(path)) {
            described.insert((method.clone(), path.as_str()));
            for text in ["summary", "description", "operationId"] {
                let said = operation[text].as_str().is_some_and(|t| !t.is_empty());
                assert!(said, "{method} {path} {text}");
            }
            for status in ["400", "401", "403"] {
                assert!(
                    operation["responses"][status].is_object(),
                    "{path} {status}"
                );
            }
        }
    }
    assert_eq!(described, contract);
}

/// The client's endpoints and the described operations are the same set (one contract).
#[tokio::test]
async fn every_endpoint_of_the_contract_is_described_with_its_problems() {
    let bed = Bed::new().await;
    let document: Value = bed.get("/api/openapi.json").await.json();
    fn route<E: Endpoint>() -> &'static str {
        E::ROUTE
    }
    let contract = BTreeSet::from([
        route::<GetCatalog>(),
        route::<SearchItems>(),
        route::<GetGuide>(),
        route::<GetCenter>(),
        route::<GetWindow>(),
        route::<GetLists>(),
        route::<GetList>(),
        route::<GetCalendar>(),
        route::<GetCalendarYear>(),
        route::<GetLogHead>(),
        route::<GetLogHeads>(),
        route::<GetLogInclusion>(),
        route::<GetLogConsistency>(),
        route::<GetLogEntries>(),
        route::<GetLogKeys>(),
        route::<GetOvertime>(),
        GetOvertime::CSV,
        route::<GetBoard>(),
        GetBoard::CSV,
        GetBoard::JSON,
        LookUpApplication::ROUTE,
        FollowApplication::ROUTE,
        LookUpProject::ROUTE,
        ShareProject::ROUTE,
        UnshareProject::ROUTE,
        route::<GetInspection>(),
        ReportInspection::ROUTE,
        route::<GetOfficeKeys>(),
        route::<GetChallenge>(),
        route::<GetComplaintFigures>(),
        route::<GetComplaintSummaries>(),
        FileComplaint::ROUTE,
        OpenThread::ROUTE,
        AddToThread::ROUTE,
        ReopenComplaint::ROUTE,
        WithdrawComplaint::ROUTE,
        RateComplaint::ROUTE,
        RateWindow::ROUTE,
        ScanLiveCode::ROUTE,
        OpenRating::ROUTE,
        RateAgain::ROUTE,
        route::<GetRatingBatches>(),
        route::<GetTokenKeys>(),
        FetchToken::ROUTE,
    ]);
    // Nobody keeps these, so that they have no state to ask for.
    let unkept = [route::<GetOfficeKeys>(), route::<GetChallenge>()];
    let paths = document["paths"].as_object().unwrap();
    let described: BTreeSet<&str> = paths
        .keys()
        .map(String::as_str)
        .filter(|path| path.starts_with("/api/") && !is_private(path))
        .collect();
    assert_eq!(described, contract);
    for (path, operations) in paths.iter().filter(|(path, _)| !is_private(path)) {
        // What is sent something else than an address is not asked for its state.
        let sent = operations["post"].is_object();
        let get = &operations[if sent { "post" } else { "get" }];
        for text in ["summary", "description", "operationId"] {
            assert!(
                get[text].as_str().is_some_and(|t| !t.is_empty()),
                "{path} {text}"
            );
        }
        for parameter in get["parameters"].as_array().into_iter().flatten() {
            assert!(parameter["description"].is_string(), "{path} {parameter}");
        }
        if path.contains('{') {
            assert!(get["responses"]["404"].is_object(), "{path}");
        }
        if path.starts_with("/api/") {
            let state = match () {
                () if sent => "415",
                () if unkept.contains(&path.as_str()) => "200",
                () => "304",
            };
            for status in ["200", state, "400", "503"] {
                assert!(get["responses"][status].is_object(), "{path} {status}");
            }
        }
    }
    // Every reference leads somewhere.
    let text = document.to_string();
    for reference in text.split("\"#/components/schemas/").skip(1) {
        let name = reference.split('"').next().unwrap();
        assert!(
            document["components"]["schemas"][name].is_object(),
            "{name}"
        );
    }
}

#[tokio::test]
async fn the_docs_page_names_every_operation_and_loads_nothing() {
    let bed = Bed::new().await;
    let page = bed.get("/api/docs").await;
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    let html = page.text();
    let document: Value = bed.get("/api/openapi.json").await.json();
    for path in document["paths"].as_object().unwrap().keys() {
        assert!(html.contains(&format!("<code>{path}</code>")), "{path}");
    }
    for foreign in ["<script", "http://", "https://", "style=\"", "src="] {
        assert!(!html.contains(foreign), "{foreign}");
    }
    // Links within the page lead somewhere.
    for target in html.split("href=\"#").skip(1) {
        let id = target.split('"').next().unwrap();
        assert!(html.contains(&format!("id=\"{id}\"")), "#{id}");
    }
    assert!(
        page.header("content-security-policy")
            .contains("style-src 'sha256-")
    );
}
