"""Many articles: what a batch costs beside bare calls, on invented articles and an endpoint that answers by rote."""
