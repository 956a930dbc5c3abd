"""Many months of many units at once, from Parquet to Parquet: the same `score`, on one machine or on Apache Spark."""
