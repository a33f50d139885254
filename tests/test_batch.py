from .warehouse import compare
import json
def test_batches(meltano, server, merchant, postgres, tmp_path):
    (tmp_path / "batches").mkdir()
    config = {
        "encoding": {"format": "jsonl", "compression": "gzip"},
        "storage": {"root": (tmp_path / "batches").as_uri(), "prefix": ""},
    }
    done = meltano.run(
        "tap-ordergroove", "target-postgres", TAP_ORDERGROOVE_BATCH_CONFIG=json.dumps(config)
    )
    assert done.code == 0, done.log[-6000:]
    print("\n".join(compare(merchant, postgres)[:20]))
    print(*(tmp_path/"batches").iterdir())
    b=meltano.bookmarks("dev:tap-ordergroove-to-target-postgres")
    print(b)
    assert 0
