//! `view!`: Leptos's syntax, compiled to calls of `mingbai-view`'s builder.
//!
//! Every element becomes one `Element` of one type, whatever is in it, so that a page costs calls
//! and not types. Plain attributes and texts become static tables. Supported: elements, text in
//! quotes, `{…}`, attributes, `on:event`, `prop:name`, `class:name`, `inner_html`.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use rstml::Infallible;
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeBlock, NodeElement};
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Lit, Stmt};

/// A view in Leptos's syntax, as a `mingbai_view::Node`.
#[proc_macro]
pub fn view(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    match rstml::parse2(tokens.into()) {
        Ok(nodes) => many(&nodes).into(),
        Err(error) => error.into_compile_error().into(),
    }
}

/// Several nodes: the node itself where it is alone, else the children of an element that has no tag.
fn many(nodes: &[Node]) -> TokenStream {
    let there: Vec<&Node> = nodes.iter().filter(|node| child(node).is_some()).collect();
    match there.as_slice() {
        [] => quote!(::mingbai_view::Node::Empty),
        [Node::Element(one)] => {
            let one = element(one);
            quote!(::mingbai_view::Element::into_node(#one))
        }
        [Node::Text(text)] => {
            let text = text.value_string();
            quote!(::mingbai_view::Node::text(#text))
        }
        [Node::Block(block)] => {
            let value = inside(block);
            quote_spanned!(block.span()=> ::mingbai_view::IntoNode::into_node(#value))
        }
        several => {
            let children = several.iter().filter_map(|node| child(node));
            quote! {{
                let mut e = ::mingbai_view::Element::new("");
                #(#children)*
                e.into_children()
            }}
        }
    }
}

/// The call that adds a node to an element.
fn child(node: &Node) -> Option<TokenStream> {
    match node {
        Node::Element(one) => {
            let one = element(one);
            Some(quote!(e.element(#one);))
        }
        Node::Text(text) => {
            let text = text.value_string();
            Some(quote!(e.text(#text);))
        }
        Node::Block(block) => {
            let value = inside(block);
            Some(quote_spanned!(block.span()=> ::mingbai_view::IntoNode::stand_in(#value, &mut e);))
        }
        Node::Fragment(fragment) => {
            let many = many(&fragment.children);
            Some(quote!(e.child(#many);))
        }
        Node::Comment(_) | Node::Doctype(_) => None,
        other => Some(quote_spanned!(other.span()=> compile_error!("write text in quotes"))),
    }
}

/// What stands in braces: the expression itself where it is alone.
fn inside(block: &NodeBlock) -> TokenStream {
    if let NodeBlock::ValidBlock(block) = block
        && let [Stmt::Expr(value, None)] = block.stmts.as_slice()
    {
        return quote!(#value);
    }
    quote!(#block)
}

/// An element, as the builder's.
fn element(element: &NodeElement<Infallible>) -> TokenStream {
    let mut plain = element.open_tag.name.to_string();
    let mut calls = Vec::new();
    for attribute in element.attributes() {
        match attribute {
            NodeAttribute::Attribute(keyed) => attribute_call(keyed, &mut plain, &mut calls),
            NodeAttribute::Block(block) => {
                calls.push(quote_spanned!(block.span()=> compile_error!("name the attribute");));
            }
        }
    }
    let children = element.children.iter().filter_map(child);
    quote! {{
        let mut e = ::mingbai_view::Element::new(#plain);
        #(#calls)*
        #(#children)*
        e
    }}
}

/// What an attribute adds to those that never change, or the call that sets it.
fn attribute_call(keyed: &KeyedAttribute, plain: &mut String, calls: &mut Vec<TokenStream>) {
    let key = keyed.key.to_string();
    // `node_ref`, `r#type` and the like are written as in HTML.
    let key = key.trim_start_matches("r#").to_owned();
    let value = keyed.value();
    let text = match value {
        None => Some(String::new()),
        Some(value) => literal(value).filter(|_| !key.contains(':') && key != "inner_html"),
    };
    if let Some(text) = text {
        if text.contains('\n') {
            calls.push(quote_spanned!(keyed.span()=> compile_error!("one line, please");));
        }
        for part in ["\n", &key, "=", &text] {
            plain.push_str(part);
        }
        return;
    }
    let span = value.span();
    calls.push(match key.split_once(':') {
        Some(("on", event)) => quote_spanned!(span=> e.on(#event, #value);),
        Some(("prop", name)) => {
            quote_spanned!(span=> e.prop(#name, ::mingbai_view::IntoAttr::into_attr(#value));)
        }
        Some(("class", name)) => quote_spanned!(span=> e.class_if(#name, #value);),
        _ if key == "inner_html" => quote_spanned!(span=> e.html(#value);),
        _ => quote_spanned!(span=> ::mingbai_view::IntoAttr::set_on(#value, &mut e, #key);),
    });
}

/// A value that is a string in quotes.
fn literal(value: &Expr) -> Option<String> {
    match value {
        Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) => Some(text.value()),
        _ => None,
    }
}
