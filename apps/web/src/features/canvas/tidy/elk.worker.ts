// The worker of the layout engine, which listens as soon as it is loaded.
import "elkjs/lib/elk-worker.min.js";
