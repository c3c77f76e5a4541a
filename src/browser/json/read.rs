//! A wire type out of a plain JavaScript value.
//!
//! Structs are read field by field, in the order of their declaration, and a fault only knows where it was found: so most of
//! what serde derives (looking names up, describing what was expected, writing numbers out) isn't compiled in. With
//! serde-wasm-bindgen that was a tenth of the popup's code. What it doesn't read: aliases and flattened fields.

use std::fmt;

use js_sys::{Array, Object, Reflect};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, Expected, MapAccess, SeqAccess, Unexpected,
    VariantAccess, Visitor,
};
use wasm_bindgen::{JsCast, JsValue};

/// A value has another shape than the type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The innermost field concerned; empty outside of one.
    pub field: &'static str,
    /// There is no value at all.
    missing: bool,
}

const WRONG: Mismatch = Mismatch {
    field: "",
    missing: false,
};

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.field)
    }
}

impl std::error::Error for Mismatch {}

/// All the same: serde's own sentences, of numbers too, would be compiled in otherwise.
impl Error for Mismatch {
    fn custom<T: fmt::Display>(_: T) -> Self {
        WRONG
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        WRONG
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        WRONG
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        WRONG
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        WRONG
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        WRONG
    }

    fn missing_field(_: &'static str) -> Self {
        WRONG
    }

    fn duplicate_field(_: &'static str) -> Self {
        WRONG
    }
}

/// A value to be read.
pub(super) struct Reader(pub(super) JsValue);

impl Reader {
    fn wrong(&self) -> Mismatch {
        Mismatch {
            missing: self.0.is_undefined(),
            ..WRONG
        }
    }

    fn number(&self) -> Result<f64, Mismatch> {
        self.0.as_f64().ok_or_else(|| self.wrong())
    }

    fn whole(&self) -> Result<i64, Mismatch> {
        let number = self.number()?;
        #[allow(clippy::cast_possible_truncation, reason = "compared behind it")]
        let whole = number as i64;
        #[allow(clippy::cast_precision_loss, reason = "that is what is looked for")]
        let same = whole as f64 == number;
        if same { Ok(whole) } else { Err(WRONG) }
    }

    /// A number is taken for its text: pages pass keys either way.
    fn text(&self) -> Result<String, Mismatch> {
        if let Some(number) = self.0.dyn_ref::<js_sys::Number>() {
            return number
                .to_string_with_radix(10)
                .map(String::from)
                .map_err(|_| WRONG);
        }
        self.0.as_string().ok_or_else(|| self.wrong())
    }

    fn items(&self) -> Result<Items, Mismatch> {
        let list = self.0.dyn_ref::<Array>().ok_or_else(|| self.wrong())?;
        Ok(Items {
            list: list.clone(),
            at: 0,
        })
    }

    fn entries(&self) -> Result<Entries, Mismatch> {
        let object = self.0.dyn_ref::<Object>().ok_or_else(|| self.wrong())?;
        Ok(Entries {
            list: Object::entries(object),
            at: 0,
        })
    }
}

macro_rules! read_whole {
    ($($name:ident)*) => {$(
        fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
            visitor.visit_i64(self.whole()?)
        }
    )*};
}

macro_rules! read_text {
    ($($name:ident)*) => {$(
        fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
            visitor.visit_string(self.text()?)
        }
    )*};
}

impl<'de> Deserializer<'de> for Reader {
    type Error = Mismatch;

    read_whole! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    read_text! {
        deserialize_char deserialize_str deserialize_string deserialize_bytes deserialize_byte_buf deserialize_identifier
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        if self.0.is_null() || self.0.is_undefined() {
            visitor.visit_unit()
        } else if self.0.is_string() {
            visitor.visit_string(self.text()?)
        } else if let Some(yes) = self.0.as_bool() {
            visitor.visit_bool(yes)
        } else if self.0.as_f64().is_some() {
            match self.whole() {
                Ok(whole) => visitor.visit_i64(whole),
                Err(_) => visitor.visit_f64(self.number()?),
            }
        } else if self.0.is_array() {
            visitor.visit_seq(self.items()?)
        } else {
            visitor.visit_map(self.entries()?)
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_bool(self.0.as_bool().ok_or_else(|| self.wrong())?)
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_f64(self.number()?)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_f64(self.number()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        if self.0.is_null() || self.0.is_undefined() {
            visitor.visit_none()
        } else {
            visitor.visit_some(self)
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_seq(self.items()?)
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_seq(self.items()?)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_seq(self.items()?)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_map(self.entries()?)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        if !self.0.is_object() {
            return Err(self.wrong());
        }
        visitor.visit_seq(Fields {
            object: self.0,
            names,
        })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        if self.0.is_string() {
            return visitor.visit_enum(Variant {
                name: self.0,
                inside: JsValue::UNDEFINED,
            });
        }
        let entry: Array = self.entries()?.list.get(0).dyn_into().map_err(|_| WRONG)?;
        visitor.visit_enum(Variant {
            name: entry.get(0),
            inside: entry.get(1),
        })
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_unit()
    }
}

/// The properties of an object in the order of a struct's fields. Beside those that have a default, only an optional one may be
/// missing.
struct Fields {
    object: JsValue,
    names: &'static [&'static str],
}

impl<'de> SeqAccess<'de> for Fields {
    type Error = Mismatch;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Mismatch> {
        let Some((field, value)) = self.next_field()? else {
            return Ok(None);
        };
        let is_missing = value.0.is_undefined();
        match seed.deserialize(value) {
            Ok(value) => Ok(Some(value)),
            Err(fault) => fault.inside(field, is_missing).map_or(Ok(None), Err),
        }
    }
}

impl Fields {
    fn next_field(&mut self) -> Result<Option<(&'static str, Reader)>, Mismatch> {
        let Some((&field, rest)) = self.names.split_first() else {
            return Ok(None);
        };
        self.names = rest;
        let value = Reflect::get(&self.object, &field.into()).map_err(|_| WRONG)?;
        Ok(Some((field, Reader(value))))
    }
}

impl Mismatch {
    /// What a fault inside a field means: None where the field is missing, which is serde's word for "take the default, where
    /// there is one".
    fn inside(self, field: &'static str, is_missing: bool) -> Option<Self> {
        if is_missing && self.missing {
            return None;
        }
        let field = if self.field.is_empty() {
            field
        } else {
            self.field
        };
        Some(Self { field, ..WRONG })
    }
}

struct Items {
    list: Array,
    at: u32,
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Mismatch;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Mismatch> {
        if self.at >= self.list.length() {
            return Ok(None);
        }
        self.at += 1;
        seed.deserialize(Reader(self.list.get(self.at - 1)))
            .map(Some)
    }
}

/// `[name, value]` of each property.
struct Entries {
    list: Array,
    at: u32,
}

impl Entries {
    fn part(&self, entry: u32, part: u32) -> Reader {
        let entry: Array = self.list.get(entry).unchecked_into();
        Reader(entry.get(part))
    }
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Mismatch;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Mismatch> {
        if self.at >= self.list.length() {
            return Ok(None);
        }
        self.at += 1;
        seed.deserialize(self.part(self.at - 1, 0)).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Mismatch> {
        seed.deserialize(self.part(self.at - 1, 1))
    }
}

/// A variant by its name; one with something inside is an object with one property.
struct Variant {
    name: JsValue,
    inside: JsValue,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Mismatch;
    type Variant = Reader;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Reader), Mismatch> {
        Ok((seed.deserialize(Reader(self.name))?, Reader(self.inside)))
    }
}

impl<'de> VariantAccess<'de> for Reader {
    type Error = Mismatch;

    fn unit_variant(self) -> Result<(), Mismatch> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Mismatch> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_seq(self.items()?)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.deserialize_struct("", names, visitor)
    }
}
