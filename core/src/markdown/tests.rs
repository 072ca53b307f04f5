//! Markdown and the components in it, read into blocks and written down again
//! in a short form.

mod buttons;
mod components;
mod form;
mod hostile;
mod html;
mod markdown;
