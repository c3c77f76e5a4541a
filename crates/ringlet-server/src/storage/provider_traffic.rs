//! What was said between the server and its providers.

use async_trait::async_trait;
use ringlet_model::api::TrafficEntry;
use ringlet_model::provider::Provider;

use super::StorageError;

/// What was said between the server and its providers. Only the newest entries of each provider are kept.
#[async_trait]
pub trait ProviderTraffic: Send + Sync {
    /// Keeps an entry, whose texts are masked already; its id and time are set here.
    async fn note_traffic(&self, entry: TrafficEntry) -> Result<(), StorageError>;

    /// Entries newest first, at most `limit`, older than entry `before`; of one provider, or of all.
    async fn list_traffic(
        &self,
        provider: Option<Provider>,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<TrafficEntry>, StorageError>;
}
