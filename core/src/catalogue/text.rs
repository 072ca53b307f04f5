//! What entries are made of: texts and lists that are either compiled into the
//! program or read from a file, and the same to those who use them.

use std::borrow::Cow;

pub type Text = Cow<'static, str>;

pub(crate) type List<T> = Cow<'static, [T]>;
