use leptos::prelude::{GetUntracked, Owner, RwSignal, Set};
use mingbai_view::{CollectNodes, IntoNode, Node, view};

fn check(node: &Node, expected: &str) {
    assert_eq!(node.to_html_text(), expected);
}

#[test]
fn markup_becomes_the_same_markup() {
    let name = String::from("A<B>&\"C\"");
    check(
        &view! { <p class="a" id=name.clone()>"1 < 2 " {name} <br /></p> },
        "<p class=\"a\" id=\"A&lt;B&gt;&amp;&quot;C&quot;\">1 &lt; 2 A&lt;B&gt;&amp;&quot;C&quot;<br></p>",
    );
    check(&view! { <i></i> <b></b> }, "<i></i><b></b>");
    check(&view! {}, "");
}

#[test]
fn values_are_there_or_not() {
    let (none, some): (Option<&str>, _) = (None, Some("zh"));
    check(
        &view! { <input disabled=true hidden=false lang=none title=some prop:checked=true /> },
        "<input disabled title=\"zh\" checked>",
    );
    let wide = true;
    check(
        &view! { <ul class="life" class:en=wide class:no=!wide></ul> },
        "<ul class=\"life en\"></ul>",
    );
    check(&view! { <ul class:en=wide></ul> }, "<ul class=\"en\"></ul>");
}

#[test]
fn live_pieces_are_written_as_they_are_now() {
    Owner::new().with(|| {
        let count = RwSignal::new(1);
        let node = || view! { <p title=move || count.get_untracked()>{count}" "{move || (count.get_untracked() > 1).then_some("many")}</p> };
        check(&node(), "<p title=\"1\">1 </p>");
        count.set(2);
        check(&node(), "<p title=\"2\">2 many</p>");
    });
}

#[test]
fn lists_stand_one_after_the_other() {
    let rows = ["a", "b"].into_iter().map(|text| view! { <li>{text}</li> });
    check(
        &view! { <ul>{rows.collect_nodes()}</ul> },
        "<ul><li>a</li><li>b</li></ul>",
    );
    check(&vec!["x".into_node(), 7u8.into_node()].into_node(), "x7");
}
