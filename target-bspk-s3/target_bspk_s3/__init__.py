"""Singer target for BSPK's import files on S3."""
