return { 1, heads() }
