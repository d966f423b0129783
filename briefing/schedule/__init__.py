"""When a brief is due, and the text by which cron, systemd or launchd calls for it; nothing here installs anything."""
