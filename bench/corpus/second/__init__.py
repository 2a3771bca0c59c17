"""The second book of forms: other employers, other layouts, other wordings than the first."""
