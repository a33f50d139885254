"""What loaders into databases share: lines read in blocks, and records decoded into columns.

Nothing here knows a database. A loader says which column is of which kind (`raw_rows.Kind`), and
gets rows of a CSV dialect that keeps every digit and every character.
"""
