//! Words of search and results.

table! {
    /// Search and results.
    Items {
        title: "查事项", "Find a service";
        label: "想办什么事", "What do you need to do?";
        clear: "清空", "Clear";
        completions: "您是不是想找", "Completions";
        suggested: "有 {0} 条建议，按上下键选", "{0} suggestions, use the up and down keys";
        suggested_one: "有 {0} 条建议，按上下键选", "{0} suggestion, use the up and down keys";
        recent: "最近查过", "Your searches";
        recent_forget: "清除", "Erase";
        narrow: "缩小范围", "Narrow down";
        all: "全部 {0}", "All {0}";
        immediate: "当场办 {0}", "On the spot {0}";
        no_visit: "不用跑 {0}", "No visit {0}";
        personal: "个人 {0}", "People {0}";
        enterprise: "企业 {0}", "Business {0}";
        department: "部门", "Department";
        theme: "人生大事", "Life event";
        any: "不限", "Any";
        narrow_show: "按这个查", "Apply";
        more_filters: "更多条件", "More filters";
        found: "找到 {0} 件事", "{0} services found";
        found_one: "找到 {0} 件事", "{0} service found";
        show_more: "再看 {0} 件", "Show {0} more";
        also: "也叫 ", "Also called ";
        statutory: "法定 {0}", "law allows {0}";
        none_title: "没找到“{0}”", "Nothing found for “{0}”";
        none_filter: "这些条件下没有。", "Nothing matches these filters.";
        none_hint: "换个说法试试：少打几个字，或者打证件的名字，比如“身份证”“营业执照”。", "Try other words: fewer of them, or the name of the document, such as “identity card” or “business licence”.";
        nearest: "最接近的几件", "The nearest there is";
        drop_filters: "去掉条件再找", "Search without the filters";
        ask_title: "没有您要的？", "Not what you need?";
        ask: "换个说法再试，或者问人：", "Try other words, or ask a person:";
        by_department: "按部门看", "By department";
    }
}
