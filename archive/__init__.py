"""Published rounds as Parquet with a described schema, for questions across years and provinces."""
