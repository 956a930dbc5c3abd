"""Whether the chain of events is whole, and all that it seals unchanged."""
