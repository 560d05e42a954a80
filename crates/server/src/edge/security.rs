//! The headers that keep a browser from doing more than a page here needs (DESIGN §4).

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// For answers that are no page: nothing may be loaded or framed.
const BARE: &str =
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/// Everything that asks for a device or a sensor, switched off; on for ourselves: the camera (QR
/// codes) and the full screen. Sharing a checklist needs no entry: `web-share` is for ourselves by
/// default, and where Chromium does not know a name it writes an error to every page's console;
/// `ambient-light-sensor`, `battery` and `bluetooth` are not here for the same reason.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(self), \
     clipboard-read=(), compute-pressure=(), display-capture=(), encrypted-media=(), \
     fullscreen=(self), gamepad=(), geolocation=(), gyroscope=(), hid=(), \
     identity-credentials-get=(), idle-detection=(), keyboard-map=(), local-fonts=(), \
     magnetometer=(), microphone=(), midi=(), otp-credentials=(), payment=(), \
     picture-in-picture=(), publickey-credentials-create=(), publickey-credentials-get=(), \
     screen-wake-lock=(), serial=(), storage-access=(), usb=(), window-management=(), \
     xr-spatial-tracking=()";

/// One year; only sent where TLS is certain, because it cannot be taken back.
const HSTS: &str = "max-age=31536000";

/// Sets the headers that every answer has. A content security policy that is there already, a
/// page's own, stays.
pub fn guard(headers: &mut HeaderMap, https: bool) {
    let fixed = [
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("permissions-policy"), PERMISSIONS),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static(BARE));
    if https {
        let hsts = HeaderValue::from_static(HSTS);
        headers.insert(header::STRICT_TRANSPORT_SECURITY, hsts);
    }
}
