//! Shapes of Lucide 1.62.0 (ISC licence, see NOTICE), copied from the npm package `lucide-static`: what is inside its
//! `<svg>`, on a grid of 24. A shape nobody draws isn't in the build.

use super::Icon;

impl Icon {
    /// `activity`.
    pub const ACTIVITY: Self = Self(
        "<path d='M22 12h-2.48a2 2 0 0 0-1.93 1.46l-2.35 8.36a.25.25 0 0 1-.48 0L9.24 2.18a.25.25 0 0 0-.48 0l-2.35 8.36A2 2 0 0 1 4.49 12H2'/>",
    );
    /// `arrow-left`.
    pub const ARROW_LEFT: Self = Self("<path d='m12 19-7-7 7-7'/><path d='M19 12H5'/>");
    /// `arrow-left-right`.
    pub const ARROW_LEFT_RIGHT: Self = Self(
        "<path d='M8 3 4 7l4 4'/><path d='M4 7h16'/><path d='m16 21 4-4-4-4'/><path d='M20 17H4'/>",
    );
    /// `arrow-right`.
    pub const ARROW_RIGHT: Self = Self("<path d='M5 12h14'/><path d='m12 5 7 7-7 7'/>");
    /// `arrow-up-right`.
    pub const ARROW_UP_RIGHT: Self = Self("<path d='M7 7h10v10'/><path d='M7 17 17 7'/>");
    /// `ban`.
    pub const BAN: Self =
        Self("<circle cx='12' cy='12' r='10'/><path d='M4.929 4.929 19.07 19.071'/>");
    /// `bold`.
    pub const BOLD: Self =
        Self("<path d='M6 12h9a4 4 0 0 1 0 8H7a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h7a4 4 0 0 1 0 8'/>");
    /// `building-2`.
    pub const BUILDING_2: Self = Self(
        "<path d='M10 12h4'/><path d='M10 8h4'/><path d='M14 21v-3a2 2 0 0 0-4 0v3'/><path d='M6 10H4a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2V9a2 2 0 0 0-2-2h-2'/><path d='M6 21V5a2 2 0 0 1 2-2h8a2 2 0 0 1 2 2v16'/>",
    );
    /// `calendar`.
    pub const CALENDAR: Self = Self(
        "<path d='M8 2v3'/><path d='M16 2v3'/><rect x='3' y='3' width='18' height='18' rx='2'/><path d='M3 9h18'/>",
    );
    /// `chart-column`.
    pub const CHART_COLUMN: Self = Self(
        "<path d='M3 3v16a2 2 0 0 0 2 2h16'/><path d='M18 17V9'/><path d='M13 17V5'/><path d='M8 17v-3'/>",
    );
    /// `chart-gantt`.
    pub const CHART_GANTT: Self = Self(
        "<path d='M10 6h8'/><path d='M12 16h6'/><path d='M3 3v16a2 2 0 0 0 2 2h16'/><path d='M8 11h7'/>",
    );
    /// `check`.
    pub const CHECK: Self = Self("<path d='M20 6 9 17l-5-5'/>");
    /// `chevron-down`.
    pub const CHEVRON_DOWN: Self = Self("<path d='m6 9 6 6 6-6'/>");
    /// `chevron-left`.
    pub const CHEVRON_LEFT: Self = Self("<path d='m15 18-6-6 6-6'/>");
    /// `chevron-right`.
    pub const CHEVRON_RIGHT: Self = Self("<path d='m9 18 6-6-6-6'/>");
    /// `circle-alert`.
    pub const CIRCLE_ALERT: Self = Self(
        "<circle cx='12' cy='12' r='10'/><line x1='12' x2='12' y1='8' y2='12'/><line x1='12' x2='12.01' y1='16' y2='16'/>",
    );
    /// `circle-check`.
    pub const CIRCLE_CHECK: Self =
        Self("<circle cx='12' cy='12' r='10'/><path d='m16 9-5.5 5.5L8 12'/>");
    /// `clock`.
    pub const CLOCK: Self = Self("<circle cx='12' cy='12' r='10'/><path d='M12 6v6l4 2'/>");
    /// `cloud-off`.
    pub const CLOUD_OFF: Self = Self(
        "<path d='M10.94 5.274A7 7 0 0 1 15.71 10h1.79a4.5 4.5 0 0 1 4.222 6.057'/><path d='M18.796 18.81A4.5 4.5 0 0 1 17.5 19H9A7 7 0 0 1 5.79 5.78'/><path d='m2 2 20 20'/>",
    );
    /// `code`.
    pub const CODE: Self = Self("<path d='m16 18 6-6-6-6'/><path d='m8 6-6 6 6 6'/>");
    /// `copy`.
    pub const COPY: Self = Self(
        "<rect width='14' height='14' x='8' y='8' rx='2' ry='2'/><path d='M4 16c-1.1 0-2-.9-2-2V4c0-1.1.9-2 2-2h10c1.1 0 2 .9 2 2'/>",
    );
    /// `delete`.
    pub const DELETE: Self = Self(
        "<path d='M10 5a2 2 0 0 0-1.344.519l-6.328 5.74a1 1 0 0 0 0 1.481l6.328 5.741A2 2 0 0 0 10 19h10a2 2 0 0 0 2-2V7a2 2 0 0 0-2-2z'/><path d='m12 9 6 6'/><path d='m18 9-6 6'/>",
    );
    /// `download`.
    pub const DOWNLOAD: Self = Self(
        "<path d='M12 15V3'/><path d='M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4'/><path d='m7 10 5 5 5-5'/>",
    );
    /// `ellipsis`.
    pub const ELLIPSIS: Self = Self(
        "<circle cx='12' cy='12' r='1'/><circle cx='19' cy='12' r='1'/><circle cx='5' cy='12' r='1'/>",
    );
    /// `external-link`.
    pub const EXTERNAL_LINK: Self = Self(
        "<path d='M15 3h6v6'/><path d='M10 14 21 3'/><path d='M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6'/>",
    );
    /// `eye`.
    pub const EYE: Self = Self(
        "<path d='M2.062 12.348a1 1 0 0 1 0-.696 10.75 10.75 0 0 1 19.876 0 1 1 0 0 1 0 .696 10.75 10.75 0 0 1-19.876 0'/><circle cx='12' cy='12' r='3'/>",
    );
    /// `eye-off`.
    pub const EYE_OFF: Self = Self(
        "<path d='M10.733 5.076a10.744 10.744 0 0 1 11.205 6.575 1 1 0 0 1 0 .696 10.747 10.747 0 0 1-1.444 2.49'/><path d='M14.084 14.158a3 3 0 0 1-4.242-4.242'/><path d='M17.479 17.499a10.75 10.75 0 0 1-15.417-5.151 1 1 0 0 1 0-.696 10.75 10.75 0 0 1 4.446-5.143'/><path d='m2 2 20 20'/>",
    );
    /// `flag`.
    pub const FLAG: Self = Self(
        "<path d='M4 22V4a1 1 0 0 1 .4-.8A6 6 0 0 1 8 2c3 0 5 2 7.333 2q2 0 3.067-.8A1 1 0 0 1 20 4v10a1 1 0 0 1-.4.8A6 6 0 0 1 16 16c-3 0-5-2-8-2a6 6 0 0 0-4 1.528'/>",
    );
    /// `flask-conical`.
    pub const FLASK_CONICAL: Self = Self(
        "<path d='M14 2v6a2 2 0 0 0 .245.96l5.51 10.08A2 2 0 0 1 18 22H6a2 2 0 0 1-1.755-2.96l5.51-10.08A2 2 0 0 0 10 8V2'/><path d='M6.453 15h11.094'/><path d='M8.5 2h7'/>",
    );
    /// `globe`.
    pub const GLOBE: Self = Self(
        "<circle cx='12' cy='12' r='10'/><path d='M12 2a14.5 14.5 0 0 0 0 20 14.5 14.5 0 0 0 0-20'/><path d='M2 12h20'/>",
    );
    /// `grip`.
    pub const GRIP: Self = Self(
        "<circle cx='12' cy='5' r='1'/><circle cx='19' cy='5' r='1'/><circle cx='5' cy='5' r='1'/><circle cx='12' cy='12' r='1'/><circle cx='19' cy='12' r='1'/><circle cx='5' cy='12' r='1'/><circle cx='12' cy='19' r='1'/><circle cx='19' cy='19' r='1'/><circle cx='5' cy='19' r='1'/>",
    );
    /// `hash`.
    pub const HASH: Self = Self(
        "<line x1='4' x2='20' y1='9' y2='9'/><line x1='4' x2='20' y1='15' y2='15'/><line x1='10' x2='8' y1='3' y2='21'/><line x1='16' x2='14' y1='3' y2='21'/>",
    );
    /// `history`.
    pub const HISTORY: Self = Self(
        "<path d='M3 12a9 9 0 1 0 9-9 9.75 9.75 0 0 0-6.74 2.74L3 8'/><path d='M3 3v5h5'/><path d='M12 7v5l4 2'/>",
    );
    /// `info`.
    pub const INFO: Self =
        Self("<circle cx='12' cy='12' r='10'/><path d='M12 16v-4'/><path d='M12 8h.01'/>");
    /// `italic`.
    pub const ITALIC: Self = Self(
        "<line x1='19' x2='10' y1='4' y2='4'/><line x1='14' x2='5' y1='20' y2='20'/><line x1='15' x2='9' y1='4' y2='20'/>",
    );
    /// `key-round`.
    pub const KEY_ROUND: Self = Self(
        "<path d='M2.586 17.414A2 2 0 0 0 2 18.828V21a1 1 0 0 0 1 1h3a1 1 0 0 0 1-1v-1a1 1 0 0 1 1-1h1a1 1 0 0 0 1-1v-1a1 1 0 0 1 1-1h.172a2 2 0 0 0 1.414-.586l.814-.814a6.5 6.5 0 1 0-4-4z'/><circle cx='16.5' cy='7.5' r='.5' fill='currentColor'/>",
    );
    /// `layout-grid`.
    pub const LAYOUT_GRID: Self = Self(
        "<rect width='7' height='7' x='3' y='3' rx='1'/><rect width='7' height='7' x='14' y='3' rx='1'/><rect width='7' height='7' x='14' y='14' rx='1'/><rect width='7' height='7' x='3' y='14' rx='1'/>",
    );
    /// `link`.
    pub const LINK: Self = Self(
        "<path d='M10 13a5 5 0 0 0 7.54.54l3-3a5 5 0 0 0-7.07-7.07l-1.72 1.71'/><path d='M14 11a5 5 0 0 0-7.54-.54l-3 3a5 5 0 0 0 7.07 7.07l1.71-1.71'/>",
    );
    /// `list`.
    pub const LIST: Self = Self(
        "<path d='M3 5h.01'/><path d='M3 12h.01'/><path d='M3 19h.01'/><path d='M8 5h13'/><path d='M8 12h13'/><path d='M8 19h13'/>",
    );
    /// `list-checks`.
    pub const LIST_CHECKS: Self = Self(
        "<path d='M13 5h8'/><path d='M13 12h8'/><path d='M13 19h8'/><path d='m3 17 2 2 4-4'/><path d='m3 7 2 2 4-4'/>",
    );
    /// `list-filter`.
    pub const LIST_FILTER: Self =
        Self("<path d='M2 5h20'/><path d='M6 12h12'/><path d='M9 19h6'/>");
    /// `log-in`.
    pub const LOG_IN: Self = Self(
        "<path d='m10 17 5-5-5-5'/><path d='M15 12H3'/><path d='M15 3h4a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-4'/>",
    );
    /// `log-out`.
    pub const LOG_OUT: Self = Self(
        "<path d='m16 17 5-5-5-5'/><path d='M21 12H9'/><path d='M9 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h4'/>",
    );
    /// `maximize-2`.
    pub const MAXIMIZE_2: Self = Self(
        "<path d='M15 3h6v6'/><path d='m21 3-7 7'/><path d='m3 21 7-7'/><path d='M9 21H3v-6'/>",
    );
    /// `merge`.
    pub const MERGE: Self = Self(
        "<path d='m8 6 4-4 4 4'/><path d='M12 2v10.3a4 4 0 0 1-1.172 2.872L4 22'/><path d='m20 22-5-5'/>",
    );
    /// `mic-off`.
    pub const MIC_OFF: Self = Self(
        "<path d='M12 19v3'/><path d='M15 9.34V5a3 3 0 0 0-5.68-1.33'/><path d='M16.95 16.95A7 7 0 0 1 5 12v-2'/><path d='M18.89 13.23A7 7 0 0 0 19 12v-2'/><path d='m2 2 20 20'/><path d='M9 9v3a3 3 0 0 0 5.12 2.12'/>",
    );
    /// `minus`.
    pub const MINUS: Self = Self("<path d='M5 12h14'/>");
    /// `notebook-pen`.
    pub const NOTEBOOK_PEN: Self = Self(
        "<path d='M13.4 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-7.4'/><path d='M2 6h4'/><path d='M2 10h4'/><path d='M2 14h4'/><path d='M2 18h4'/><path d='M21.378 5.626a1 1 0 1 0-3.004-3.004l-5.01 5.012a2 2 0 0 0-.506.854l-.837 2.87a.5.5 0 0 0 .62.62l2.87-.837a2 2 0 0 0 .854-.506z'/>",
    );
    /// `pause`.
    pub const PAUSE: Self = Self(
        "<rect x='14' y='3' width='5' height='18' rx='1'/><rect x='5' y='3' width='5' height='18' rx='1'/>",
    );
    /// `pencil`.
    pub const PENCIL: Self = Self(
        "<path d='M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497z'/><path d='m15 5 4 4'/>",
    );
    /// `phone`.
    pub const PHONE: Self = Self(
        "<path d='M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384'/>",
    );
    /// `phone-call`.
    pub const PHONE_CALL: Self = Self(
        "<path d='M13 2a9 9 0 0 1 9 9'/><path d='M13 6a5 5 0 0 1 5 5'/><path d='M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384'/>",
    );
    /// `phone-incoming`.
    pub const PHONE_INCOMING: Self = Self(
        "<path d='M16 2v6h6'/><path d='m22 2-6 6'/><path d='M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384'/>",
    );
    /// `phone-missed`.
    pub const PHONE_MISSED: Self = Self(
        "<path d='m16 2 6 6'/><path d='m22 2-6 6'/><path d='M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384'/>",
    );
    /// `phone-off`.
    pub const PHONE_OFF: Self = Self(
        "<path d='M10.1 13.9a14 14 0 0 0 3.732 2.668 1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2 18 18 0 0 1-12.728-5.272'/><path d='M22 2 2 22'/><path d='M4.76 13.582A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 .244.473'/>",
    );
    /// `phone-outgoing`.
    pub const PHONE_OUTGOING: Self = Self(
        "<path d='m16 8 6-6'/><path d='M22 8V2h-6'/><path d='M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384'/>",
    );
    /// `play`.
    pub const PLAY: Self = Self(
        "<path d='M5 5a2 2 0 0 1 3.008-1.728l11.997 6.998a2 2 0 0 1 .003 3.458l-12 7A2 2 0 0 1 5 19z'/>",
    );
    /// `plug`.
    pub const PLUG: Self = Self(
        "<path d='M12 22v-5'/><path d='M15 8V2'/><path d='M17 8a1 1 0 0 1 1 1v4a4 4 0 0 1-4 4h-4a4 4 0 0 1-4-4V9a1 1 0 0 1 1-1z'/><path d='M9 8V2'/>",
    );
    /// `plus`.
    pub const PLUS: Self = Self("<path d='M5 12h14'/><path d='M12 5v14'/>");
    /// `refresh-cw`.
    pub const REFRESH_CW: Self = Self(
        "<path d='M3 12a9 9 0 0 1 9-9 9.75 9.75 0 0 1 6.74 2.74L21 8'/><path d='M21 3v5h-5'/><path d='M21 12a9 9 0 0 1-9 9 9.75 9.75 0 0 1-6.74-2.74L3 16'/><path d='M8 16H3v5'/>",
    );
    /// `rotate-cw`.
    pub const ROTATE_CW: Self =
        Self("<path d='M21 12a9 9 0 1 1-9-9c2.52 0 4.93 1 6.74 2.74L21 8'/><path d='M21 3v5h-5'/>");
    /// `search`.
    pub const SEARCH: Self = Self("<path d='m21 21-4.34-4.34'/><circle cx='11' cy='11' r='8'/>");
    /// `settings`.
    pub const SETTINGS: Self = Self(
        "<path d='M9.671 4.136a2.34 2.34 0 0 1 4.659 0 2.34 2.34 0 0 0 3.319 1.915 2.34 2.34 0 0 1 2.33 4.033 2.34 2.34 0 0 0 0 3.831 2.34 2.34 0 0 1-2.33 4.033 2.34 2.34 0 0 0-3.319 1.915 2.34 2.34 0 0 1-4.659 0 2.34 2.34 0 0 0-3.32-1.915 2.34 2.34 0 0 1-2.33-4.033 2.34 2.34 0 0 0 0-3.831A2.34 2.34 0 0 1 6.35 6.051a2.34 2.34 0 0 0 3.319-1.915'/><circle cx='12' cy='12' r='3'/>",
    );
    /// `shield-check`.
    pub const SHIELD_CHECK: Self = Self(
        "<path d='M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 0 1-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1-1c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 0 1 1.52 0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1z'/><path d='m9 12 2 2 4-4'/>",
    );
    /// `trending-down`.
    pub const TRENDING_DOWN: Self =
        Self("<path d='M16 17h6v-6'/><path d='m22 17-8.5-8.5-5 5L2 7'/>");
    /// `trending-up`.
    pub const TRENDING_UP: Self = Self("<path d='M16 7h6v6'/><path d='m22 7-8.5 8.5-5-5L2 17'/>");
    /// `trash-2`.
    pub const TRASH_2: Self = Self(
        "<path d='M10 11v6'/><path d='M14 11v6'/><path d='M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6'/><path d='M3 6h18'/><path d='M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2'/>",
    );
    /// `triangle-alert`.
    pub const TRIANGLE_ALERT: Self = Self(
        "<path d='m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3'/><path d='M12 9v4'/><path d='M12 17h.01'/>",
    );
    /// `unplug`.
    pub const UNPLUG: Self = Self(
        "<path d='m19 5 3-3'/><path d='m2 22 3-3'/><path d='M6.3 20.3a2.4 2.4 0 0 0 3.4 0L12 18l-6-6-2.3 2.3a2.4 2.4 0 0 0 0 3.4Z'/><path d='M7.5 13.5 10 11'/><path d='M10.5 16.5 13 14'/><path d='m12 6 6 6 2.3-2.3a2.4 2.4 0 0 0 0-3.4l-2.6-2.6a2.4 2.4 0 0 0-3.4 0Z'/>",
    );
    /// `upload`.
    pub const UPLOAD: Self = Self(
        "<path d='M12 3v12'/><path d='m17 8-5-5-5 5'/><path d='M21 15v4a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-4'/>",
    );
    /// `user-plus`.
    pub const USER_PLUS: Self = Self(
        "<path d='M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2'/><circle cx='9' cy='7' r='4'/><line x1='19' x2='19' y1='8' y2='14'/><line x1='22' x2='16' y1='11' y2='11'/>",
    );
    /// `user-round`.
    pub const USER_ROUND: Self =
        Self("<circle cx='12' cy='8' r='5'/><path d='M20 21a8 8 0 0 0-16 0'/>");
    /// `users`.
    pub const USERS: Self = Self(
        "<path d='M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2'/><path d='M16 3.128a4 4 0 0 1 0 7.744'/><path d='M22 21v-2a4 4 0 0 0-3-3.87'/><circle cx='9' cy='7' r='4'/>",
    );
    /// `voicemail`.
    pub const VOICEMAIL: Self = Self(
        "<circle cx='6' cy='12' r='4'/><circle cx='18' cy='12' r='4'/><line x1='6' x2='18' y1='16' y2='16'/>",
    );
    /// `wifi-off`.
    pub const WIFI_OFF: Self = Self(
        "<path d='M12 20h.01'/><path d='M8.5 16.429a5 5 0 0 1 7 0'/><path d='M5 12.859a10 10 0 0 1 5.17-2.69'/><path d='M19 12.859a10 10 0 0 0-2.007-1.523'/><path d='M2 8.82a15 15 0 0 1 4.177-2.643'/><path d='M22 8.82a15 15 0 0 0-11.288-3.764'/><path d='m2 2 20 20'/>",
    );
    /// `x`.
    pub const X: Self = Self("<path d='M18 6 6 18'/><path d='m6 6 12 12'/>");
}
