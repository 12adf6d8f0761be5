"""A line that runs along on a terminal, and leaves no trace."""

from time import monotonic

BETWEEN_LINES = 0.5  # seconds


class RunningLine:
    """How far something is and how long it will take: “1,200 of 40,000 rows, 9,800 a second, 12 s left”."""

    def __init__(self, stream, noun):
        self.stream, self.noun, self.started, self.last = stream, noun, monotonic(), 0

    def __call__(self, label, done, total):
        now = monotonic()
        if self.stream.isatty() and now - self.last >= BETWEEN_LINES:
            self.last = now
            self.stream.write(f"\r{self.words(done, total, now - self.started)}  {label:<40.40}", ending="")
            self.stream.flush()

    def words(self, done, total, seconds):
        rate = done / max(seconds, 0.001)
        left = round(max(0, total - done) / max(rate, 0.001))
        minutes = f"{left // 60} min " if left >= 60 else ""
        return f"{done:,} of {total:,} {self.noun}, {rate:,.0f} a second, {minutes}{left % 60} s left"

    def clear(self):
        if self.last:
            self.stream.write("\r" + 110 * " " + "\r", ending="")
            self.last = 0


def megabytes(size):
    return f"{size / 1e6:,.1f} MB"
