//! The fixed terms of the data: life events, steps, procedures, units, zones.
//!
//! What the data says in Chinese and this table has no row for stays Chinese, and is marked as such by
//! whoever shows it.

table! {
    /// Terms that the data has codes for.
    Terms {
        theme_birth: "出生", "Birth";
        theme_school: "上学", "School";
        theme_work: "就业", "Work";
        theme_marriage: "结婚", "Marriage";
        theme_home: "买房", "A home";
        theme_health: "看病", "Health";
        theme_old_age: "养老", "Old age";
        theme_after_death: "身后", "After a death";
        theme_startup: "开办", "Start";
        theme_investment: "项目", "Build";
        theme_licences: "许可", "Licences";
        theme_tax: "纳税", "Tax";
        theme_hiring: "用工", "Hire";
        theme_closing: "注销", "Close";
        theme_household: "户籍", "Household register";
        theme_travel: "出行", "Vehicles and driving";
        theme_abroad: "出入境", "Going abroad";
        theme_relief: "救助", "Help in need";
        theme_disability: "助残", "Disability";
        theme_veterans: "退役", "Veterans";
        theme_farming: "务农", "Farming";
        theme_other: "其他", "Other";
        not_counted_site_inspection: "看现场", "site inspection";
        not_counted_expert_review: "专家评审", "expert review";
        not_counted_public_notice: "公示", "public notice";
        not_counted_testing: "检验、检测或考试", "tests or examinations";
        not_counted_production: "制证", "making the document";
        not_counted_announcement: "公告", "public announcement";
        not_counted_superior_review: "上级审查", "the higher authority’s review";
        not_counted_hearing: "听证", "hearing";
        not_counted_investigation: "调查核实", "investigation";
        not_counted_statutory_waiting: "法定等待期", "statutory waiting period";
        not_counted_bidding: "招标拍卖", "bidding or auction";
        not_counted_judicial_conclusion: "等司法结论", "waiting for a court or another authority";
        hand_in_original: "交原件", "original";
        hand_in_copy: "交复印件", "copy";
        hand_in_verify: "带原件，看过还您", "show it, take it home";
        hand_in_electronic: "网上填或传", "fill in or upload";
        hand_in_shared: "不用带，我们自己查", "nothing to bring, we look it up";
        hand_in_short_original: "原件", "original";
        hand_in_short_copy: "复印件", "copy";
        hand_in_short_verify: "核验", "shown";
        hand_in_short_electronic: "电子版", "electronic";
        hand_in_short_shared: "免交", "none";
        kind_permit: "行政许可", "Permit";
        kind_confirmation: "行政确认", "Confirmation";
        kind_benefit: "行政给付", "Benefit";
        kind_public_service: "公共服务", "Public service";
        kind_other: "其他", "Other";
        scope_county: "在本县办", "In this county";
        scope_province: "全省都能办", "Anywhere in the province";
        scope_inter_provincial: "跨省也能办", "In several provinces";
        scope_national: "全国都能办", "Anywhere in the country";
    }
}

table! {
    /// Names of steps.
    Steps {
        decision_of_the_higher_authority: "上级决定", "Decision of the higher authority";
        expert_review: "专家评审", "Expert review";
        public_announcement: "公告", "Public announcement";
        public_auction: "公开出让", "Public auction";
        public_notice: "公示", "Public notice";
        notice_and_announcement: "公示公告", "Public notice";
        decision: "决定", "Decision";
        cooling_off_period: "冷静期", "Cooling-off period";
        distribution: "分发", "Distribution";
        first_review: "初审", "First review";
        making_the_document: "制证", "Making the document";
        site_inspection: "勘验", "Site inspection";
        registration: "受理", "Registration";
        hearing: "听证", "Hearing";
        review: "审查", "Review";
        hearing_the_case: "审理", "Hearing the case";
        construction: "施工", "Construction";
        village_review: "村级审查", "Village review";
        inspection: "查验", "Inspection";
        tests: "检验检测考试", "Tests";
        application: "申请", "Application";
        tax: "税务", "Tax";
        examination: "考试", "Examination";
        assessment: "评估", "Assessment";
        appraisal: "评定", "Appraisal";
        review_by_experts: "评审", "Review by experts";
        passing_on: "转报", "Passing on";
        delivery: "送达", "Delivery";
    }
}

table! {
    /// Names of the stages of a project.
    Stages {
        land: "立项用地规划", "Approval and land";
        design: "工程建设许可", "Planning and design";
        building: "施工许可", "Building permit";
        completion: "竣工验收", "Completion";
    }
}

table! {
    /// The zones of a hall, by their letter.
    Zones {
        business: "A", "Business";
        police: "B", "Police";
        people_s_livelihood: "C", "People’s livelihood";
        investment_projects: "D", "Investment projects";
        water_power_gas: "E", "Water, power, gas";
        help_and_advice: "F", "Help and advice";
        real_estate: "H", "Real estate";
        vehicles: "J", "Vehicles";
        township_services: "T", "Township services";
        social_security: "Y", "Social security";
    }
}

table! {
    /// What a fee is charged for.
    Units {
        document: "元/证", "document";
        case: "元/件", "case";
        m: "元/㎡", "m²";
        booklet: "元/本", "booklet";
        card: "元/张", "card";
        m_and_day: "元/㎡·日", "m² and day";
    }
}
