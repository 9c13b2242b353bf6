pub use object_store;
