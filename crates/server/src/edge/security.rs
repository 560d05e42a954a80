//! The headers that keep a browser from doing more than a page here needs (DESIGN §4).

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// For answers that are no page: nothing may be loaded or framed.
const BARE: &str =
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/// Everything that asks for a device or a sensor, switched off; on for ourselves: the camera (QR
/// codes), the full screen, and that it stays lit (a window's screen). Sharing a checklist needs no entry: `web-share` is for ourselves by
/// default, and where Chromium does not know a name it writes an error to every page's console;
/// `ambient-light-sensor`, `battery` and `bluetooth` are not here for the same reason.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(self), \
     clipboard-read=(), compute-pressure=(), display-capture=(), encrypted-media=(), \
     fullscreen=(self), gamepad=(), geolocation=(), gyroscope=(), hid=(), \
     identity-credentials-get=(), idle-detection=(), keyboard-map=(), local-fonts=(), \
     magnetometer=(), microphone=(), midi=(), otp-credentials=(), payment=(), \
     picture-in-picture=(), publickey-credentials-create=(), publickey-credentials-get=(), \
     screen-wake-lock=(self), serial=(), storage-access=(), usb=(), window-management=(), \
     xr-spatial-tracking=()";

const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");
const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// One year; only sent where TLS is certain, because it cannot be taken back.
const HSTS: &str = "max-age=31536000";

/// Sets the headers that every answer has, and those that only mean something on a page: phones on
/// hall Wi-Fi need not load them with every piece of data. A content security policy that is there
/// already, a page's own, stays.
pub fn guard(headers: &mut HeaderMap, https: bool) {
    let always = [
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (RESOURCE_POLICY, "same-origin"),
    ];
    for (name, value) in always {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if is_page(headers) {
        headers.insert(PERMISSIONS_POLICY, HeaderValue::from_static(PERMISSIONS));
        headers.insert(OPENER_POLICY, HeaderValue::from_static("same-origin"));
    }
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static(BARE));
    if https {
        let hsts = HeaderValue::from_static(HSTS);
        headers.insert(header::STRICT_TRANSPORT_SECURITY, hsts);
    }
}

/// Whether an answer is a page, or says that a page has not changed.
fn is_page(headers: &HeaderMap) -> bool {
    let html = headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes().starts_with(b"text/html"));
    html || headers.contains_key(header::CONTENT_SECURITY_POLICY)
}
