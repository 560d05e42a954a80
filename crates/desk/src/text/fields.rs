//! What the fields of guides, lists and years are called.

table! {
    /// Labels, and the words of choices.
    Fields {
        basics: "基本情况", "Basics";
        legal_basis: "设定依据", "Legal basis";
        conditions: "办理条件", "Conditions";
        situations: "办理情形", "Situations";
        materials: "申请材料", "Materials";
        steps: "办理环节", "Steps";
        limits: "时限", "Limits";
        fee: "收费", "Fee";
        ending: "结果和办理方式", "Result and where";
        remedies: "不服怎么办", "Remedies";
        faqs: "常见问题", "Questions";
        rows: "条目", "Entries";
        notice: "国务院通知", "State Council notice";
        holidays: "放假", "Days off";
        makeup: "调休上班", "Make-up working days";
        id: "编号", "Id";
        name_zh: "名称（中文）", "Name (Chinese)";
        name_en: "名称（英文）", "Name (English)";
        text_zh: "内容（中文）", "Text (Chinese)";
        text_en: "内容（英文）", "Text (English)";
        name: "名称", "Name";
        code: "事项编码", "Code";
        aliases: "俗称", "Colloquial names";
        department: "部门", "Department";
        audience: "服务对象", "For whom";
        personal: "个人", "People";
        enterprise: "企业", "Companies";
        themes: "主题", "Life events";
        kind: "事项类型", "Kind";
        permit: "行政许可", "Permit";
        confirmation: "行政确认", "Confirmation";
        benefit: "行政给付", "Benefit";
        public_service: "公共服务", "Public service";
        other: "其他", "Other";
        kind_detail: "其他类型写明", "Which other kind";
        class: "办件类型", "Handling";
        immediate: "即办件", "At once";
        committed_class: "承诺件", "Committed";
        forwarded: "转报件", "Forwarded";
        deemed_consent: "超时默认同意", "Silence is consent";
        annual_volume: "一年多少件", "Cases a year";
        law: "法律法规", "Law";
        article: "条款", "Article";
        summary: "内容（用明白话说）", "What it says, plainly";
        situation_type: "情形类型", "Type";
        s_new: "新办", "New";
        s_change: "变更", "Change";
        s_renewal: "延续", "Renewal";
        s_extension: "延期", "Extension";
        s_cancellation: "注销", "Cancellation";
        s_replacement: "补办", "Replacement";
        s_exchange: "换领", "Exchange";
        s_case: "分情形", "By case";
        s_general: "一般", "General";
        needs: "要哪些材料（编号）", "Materials needed (ids)";
        note: "备注", "Remark";
        submit_mode: "提交方式", "How handed in";
        m_original: "原件", "Original";
        m_copy: "复印件", "Copy";
        m_verify: "核验", "Shown only";
        m_electronic: "电子", "Electronic";
        m_shared: "共享", "Looked up by us";
        original: "原件份数", "Originals";
        copies: "复印件份数", "Copies";
        issuer: "出具单位", "Issued by";
        required: "必要", "Always needed";
        deferrable: "可以容缺后补", "May follow later";
        promise: "可以告知承诺", "A promise may replace it";
        exempt_note: "为什么不用交", "Why it need not be brought";
        blank_form: "空白表名称", "Blank form";
        sample_form: "样表名称", "Filled-in sample";
        condition: "什么时候才要", "When it is needed";
        step_name: "环节", "Step";
        role: "谁来办", "Done by";
        working_days: "工作日", "Working days";
        counted: "计入时限", "Counts into the limit";
        committed: "承诺时限（工作日，0 为当场）", "Promised (working days, 0 is at once)";
        statutory_value: "法定时限", "Statutory limit";
        statutory_unit: "法定时限的单位", "Its unit";
        u_working: "工作日", "Working days";
        u_calendar: "自然日", "Calendar days";
        u_spot: "当场", "On the spot";
        u_none: "没有规定", "None";
        statutory_basis: "法定时限的依据", "Its basis";
        exclusions: "不计入时限的特别程序", "Special procedures that do not count";
        procedure: "程序", "Procedure";
        x_site: "现场勘验", "Site inspection";
        x_expert: "专家评审", "Expert review";
        x_notice: "公示", "Public notice";
        x_testing: "检验检测、考试", "Testing";
        x_production: "集中制证", "Production";
        x_announcement: "法定公告", "Announcement";
        x_superior: "上级审查决定", "Superior's review";
        x_hearing: "听证", "Hearing";
        x_investigation: "调查核实", "Investigation";
        x_waiting: "法定等待期", "Statutory waiting";
        x_bidding: "招标拍卖", "Bidding";
        x_judicial: "等司法结论", "Judicial conclusion";
        fee_type: "怎么收费", "How it is charged";
        f_none: "不收费", "Free";
        f_fixed: "固定", "Fixed";
        f_range: "有幅度（按最低收）", "Range (charged at its lower end)";
        amount: "金额（元）", "Amount (yuan)";
        tiers: "分档收费", "By tier";
        unit: "按什么收", "What for";
        basis: "依据文件", "Set by";
        min: "最低（元）", "Lower end (yuan)";
        max: "最高（元）", "Upper end (yuan)";
        document: "拿到什么", "What one gets";
        validity: "有效期", "Valid for";
        visits: "最多跑几次", "Visits at most";
        online: "网上能办多少", "Online";
        o_full: "全程网办", "From start to end";
        o_partial: "部分网办", "In part";
        o_offline: "窗口办理", "At a window";
        online_note: "网办说明", "Remark on that";
        windows: "窗口", "Windows";
        scope: "在哪儿都能办", "Where else";
        c_county: "本县", "County";
        c_province: "全省", "Province";
        c_inter: "跨省", "Several provinces";
        c_national: "全国", "Country";
        scope_note: "通办说明", "Remark on that";
        annual: "每年要办的", "Due every year";
        green_channel: "可以走绿色通道", "Can be part of a project";
        reconsideration: "行政复议", "Reconsideration";
        litigation: "行政诉讼", "Litigation";
        other_remedy: "其他途径", "Other ways";
        question: "问", "Question";
        answer: "答", "Answer";
        item: "事项编号", "Item id";
        behaviour: "违法行为", "What was done";
        source: "出处", "Source";
        source_type: "出处类型", "Kind of source";
        src_national: "国家清单", "National list";
        src_statute: "法律规定先改正", "The law orders correction first";
        src_local: "地方做法", "Local practice";
        statutory_penalty: "法定处罚", "What the law provides";
        grades: "裁量档次", "Grades";
        level: "档次", "Grade";
        circumstances: "什么情况", "When";
        penalty: "怎么罚", "Penalty";
        illustrative: "示例", "A sample";
        period: "什么时候", "When";
        mode: "方式", "How";
        v_report: "网上年报代替", "A report online";
        v_required: "保留", "Kept";
        v_exempt: "免", "Exempt";
        v_reduced: "减", "Reduced";
        mode_zh: "方式（说明）", "How, in words";
        exemption: "谁免审", "Who is exempt";
        visits_a_year: "一年最多上门几次", "Visits a year at most";
        category: "类别", "Category";
        k_item: "事项", "Item";
        k_certificate: "证明", "Certificate";
        k_document: "材料、环节", "Document or stage";
        outcome: "现在怎么办", "What there is instead";
        year: "哪年", "Year";
        start: "开始", "Start";
        due: "到期", "Due";
        progress: "进度（%）", "Progress (%)";
        milestones: "节点", "Milestones";
        planned: "计划哪天", "Planned";
        actual: "实际哪天", "Reached";
        levels: "哪几档用（5 到 1）", "Levels (5 to 1)";
        status: "是不是正式安排", "How certain";
        y_official: "国务院通知", "By the State Council's notice";
        y_statutory: "只有法定节日", "Statutory days only";
        title: "标题", "Title";
        number: "文号", "Number";
        date: "日期", "Date";
        number_checked: "文号核对过", "Number checked";
        festival_zh: "节日（中文）", "Festival (Chinese)";
        festival_en: "节日（英文）", "Festival (English)";
        holiday_type: "种类", "Kind";
        h_statutory: "法定节日", "Statutory";
        h_rest: "调休放假", "Moved rest";
    }
}

/// A word of the table.
pub type Label = fn(&Fields) -> &'static str;

/// The kinds of acts: the words of the data, and their labels.
pub const KINDS: &[(&str, Label)] = &[
    ("行政许可", Fields::permit),
    ("行政确认", Fields::confirmation),
    ("行政给付", Fields::benefit),
    ("公共服务", Fields::public_service),
    ("其他", Fields::other),
];
/// The types of situations: the words of the data, and their labels.
pub const SITUATIONS: &[(&str, Label)] = &[
    ("新办", Fields::s_new),
    ("变更", Fields::s_change),
    ("延续", Fields::s_renewal),
    ("延期", Fields::s_extension),
    ("注销", Fields::s_cancellation),
    ("补办", Fields::s_replacement),
    ("换领", Fields::s_exchange),
    ("分情形", Fields::s_case),
    ("一般", Fields::s_general),
];
