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

/// Several nodes: the node itself where it is alone.
fn many(nodes: &[Node]) -> TokenStream {
    let nodes: Vec<TokenStream> = nodes.iter().filter_map(node).collect();
    match nodes.as_slice() {
        [] => quote!(::mingbai_view::Node::Empty),
        [one] => quote!(#one),
        several => quote!(::mingbai_view::Node::Many(::std::vec![#(#several),*])),
    }
}

fn node(node: &Node) -> Option<TokenStream> {
    match node {
        Node::Element(one) => Some(element(one)),
        Node::Text(text) => {
            let text = text.value_string();
            Some(quote!(::mingbai_view::Node::text(#text)))
        }
        Node::Block(block) => {
            let value = inside(block);
            Some(quote_spanned!(block.span()=> ::mingbai_view::IntoNode::into_node(#value)))
        }
        Node::Fragment(fragment) => Some(many(&fragment.children)),
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

fn element(element: &NodeElement<Infallible>) -> TokenStream {
    let tag = element.open_tag.name.to_string();
    let (mut plain, mut calls) = (Vec::new(), Vec::new());
    for attribute in element.attributes() {
        match attribute {
            NodeAttribute::Attribute(keyed) => attribute_call(keyed, &mut plain, &mut calls),
            NodeAttribute::Block(block) => {
                calls.push(quote_spanned!(block.span()=> compile_error!("name the attribute");));
            }
        }
    }
    let children = element.children.iter().filter_map(|child| {
        let child = node(child)?;
        Some(quote!(e.child(#child);))
    });
    let children: Vec<TokenStream> = children.collect();
    quote! {{
        let mut e = ::mingbai_view::Element::new(#tag, &[#(#plain),*]);
        #(#calls)*
        #(#children)*
        e.into_node()
    }}
}

fn attribute_call(
    keyed: &KeyedAttribute,
    plain: &mut Vec<TokenStream>,
    calls: &mut Vec<TokenStream>,
) {
    let key = keyed.key.to_string();
    // `node_ref`, `r#type` and the like are written as in HTML.
    let key = key.trim_start_matches("r#").to_owned();
    let value = keyed.value();
    let text = value.and_then(literal);
    if let Some(text) = text.filter(|_| !key.contains(':') && key != "inner_html") {
        plain.push(quote!((#key, #text)));
        return;
    }
    let Some(value) = value else {
        plain.push(quote!((#key, "")));
        return;
    };
    let span = value.span();
    calls.push(match key.split_once(':') {
        Some(("on", event)) => quote_spanned!(span=> e.on(#event, #value);),
        Some(("prop", name)) => {
            quote_spanned!(span=> e.prop(#name, ::mingbai_view::IntoAttr::into_attr(#value));)
        }
        Some(("class", name)) => quote_spanned!(span=> e.class_if(#name, #value);),
        _ if key == "inner_html" => quote_spanned!(span=> e.html(#value);),
        _ => quote_spanned!(span=> e.attr(#key, ::mingbai_view::IntoAttr::into_attr(#value));),
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
