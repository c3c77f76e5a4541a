//! A wire type as a plain JavaScript value: the way back of [`super::read`].

use std::fmt;

use js_sys::{Array, Object, Reflect};
use serde::ser::{
    Error, Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct,
    SerializeStructVariant, SerializeTuple, Serializer,
};
use wasm_bindgen::JsValue;

/// The value has no form in JSON.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no form in JSON")
    }
}

impl std::error::Error for Unwritable {}

impl Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Writes one value. None is null, a map is an object, a variant is its name or an object with one property.
#[derive(Clone, Copy)]
pub(super) struct Writer;

macro_rules! write_number {
    ($($name:ident: $kind:ty),*) => {$(
        #[allow(clippy::cast_precision_loss, clippy::cast_lossless, reason = "JavaScript has no other numbers")]
        fn $name(self, value: $kind) -> Result<JsValue, Unwritable> {
            Ok(JsValue::from_f64(value as f64))
        }
    )*};
}

impl Serializer for Writer {
    type Ok = JsValue;
    type Error = Unwritable;
    type SerializeSeq = List;
    type SerializeTuple = List;
    type SerializeTupleStruct = Impossible<JsValue, Unwritable>;
    type SerializeTupleVariant = Impossible<JsValue, Unwritable>;
    type SerializeMap = Fields;
    type SerializeStruct = Fields;
    type SerializeStructVariant = Fields;

    write_number! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
        serialize_f32: f32, serialize_f64: f64
    }

    fn serialize_bool(self, value: bool) -> Result<JsValue, Unwritable> {
        Ok(value.into())
    }

    fn serialize_char(self, value: char) -> Result<JsValue, Unwritable> {
        Ok(String::from(value).into())
    }

    fn serialize_str(self, value: &str) -> Result<JsValue, Unwritable> {
        Ok(value.into())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<JsValue, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_none(self) -> Result<JsValue, Unwritable> {
        Ok(JsValue::NULL)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<JsValue, Unwritable> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<JsValue, Unwritable> {
        Ok(JsValue::NULL)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<JsValue, Unwritable> {
        Ok(JsValue::NULL)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
    ) -> Result<JsValue, Unwritable> {
        Ok(name.into())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<JsValue, Unwritable> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Result<JsValue, Unwritable> {
        Ok(wrapped(name, value.serialize(self)?))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List, Unwritable> {
        Ok(List(Array::new()))
    }

    fn serialize_tuple(self, _: usize) -> Result<List, Unwritable> {
        Ok(List(Array::new()))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Unwritable> {
        Err(Unwritable)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Fields, Unwritable> {
        Ok(Fields::of(""))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields, Unwritable> {
        Ok(Fields::of(""))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Fields, Unwritable> {
        Ok(Fields::of(name))
    }
}

fn wrapped(name: &str, value: JsValue) -> JsValue {
    let object = Object::new();
    drop(Reflect::set(&object, &name.into(), &value));
    object.into()
}

pub(super) struct List(Array);

impl SerializeSeq for List {
    type Ok = JsValue;
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.0.push(&value.serialize(Writer)?);
        Ok(())
    }

    fn end(self) -> Result<JsValue, Unwritable> {
        Ok(self.0.into())
    }
}

impl SerializeTuple for List {
    type Ok = JsValue;
    type Error = Unwritable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Result<JsValue, Unwritable> {
        Ok(self.0.into())
    }
}

pub(super) struct Fields {
    object: Object,
    key: JsValue,
    /// Name of the variant that these are the fields of; empty where they are of none.
    variant: &'static str,
}

impl Fields {
    fn of(variant: &'static str) -> Self {
        Self {
            object: Object::new(),
            key: JsValue::UNDEFINED,
            variant,
        }
    }

    fn put(&self, key: &JsValue, value: &JsValue) {
        drop(Reflect::set(&self.object, key, value));
    }
}

impl SerializeMap for Fields {
    type Ok = JsValue;
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unwritable> {
        self.key = key.serialize(Writer)?;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.put(&self.key, &value.serialize(Writer)?);
        Ok(())
    }

    fn end(self) -> Result<JsValue, Unwritable> {
        Ok(self.object.into())
    }
}

impl SerializeStruct for Fields {
    type Ok = JsValue;
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        self.put(&name.into(), &value.serialize(Writer)?);
        Ok(())
    }

    fn end(self) -> Result<JsValue, Unwritable> {
        Ok(self.object.into())
    }
}

impl SerializeStructVariant for Fields {
    type Ok = JsValue;
    type Error = Unwritable;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Unwritable> {
        SerializeStruct::serialize_field(self, name, value)
    }

    fn end(self) -> Result<JsValue, Unwritable> {
        Ok(wrapped(self.variant, self.object.into()))
    }
}
