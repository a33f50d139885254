"""Singer tap for the daily report files that Ordergroove drops on SFTP."""
