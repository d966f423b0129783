"""Where batches are worked on: in this process, in several, or on a cluster; the results are the same, in order."""
