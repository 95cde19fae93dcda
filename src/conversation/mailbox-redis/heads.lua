return { 1, lowest(READY), nextOutgoing() }
