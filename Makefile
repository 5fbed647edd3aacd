# make demo   sets everything up, builds a graph from corpus/, answers a question, draws it
# make test   sets everything up and runs the tests
# Both need Python 3.11 or newer, make and a package index; nothing else.

# The first Python that runs and is new enough; a name on the PATH alone proves nothing.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
DEMO   := demo

.PHONY: demo test check format bench accuracy errors clean help

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

$(READY): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || \
		{ echo "Python 3.11 or newer is needed. Name one: make $(MAKECMDGOALS) PYTHON=/path/to/python"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Setting up $(VENV) (a minute or two, once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=23.1'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,images]'
	@touch $(READY)

demo: $(READY)
	@mkdir -p $(DEMO)
	@echo "\n1. Reading the articles of corpus/articles into $(DEMO)/kg.db"
	@$(BIN)/kg add corpus/articles --store $(DEMO)/kg.db
	@echo "\n2. kg ask acquisitions --company Nokia"
	@$(BIN)/kg ask acquisitions --company Nokia --store $(DEMO)/kg.db
	@echo "\n3. Drawing the graph"
	@$(BIN)/kg draw $(DEMO)/graph.html --store $(DEMO)/kg.db
	@echo "\nOpen $(DEMO)/graph.html in a browser. Then try an article of your own:"
	@echo "   $(BIN)/kg add my-article.txt --store $(DEMO)/kg.db"
	@echo "   $(BIN)/kg show Nokia --store $(DEMO)/kg.db"

test: $(READY)
	$(BIN)/python -m pytest -n 2

# make check  style, types, the layers of the architecture
check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# make bench  speed per stage and of the language model, as shares and ratios in one run
bench: $(READY)
	$(BIN)/python -m bench.speed
	$(BIN)/python -m bench.model_speed

# make accuracy  measures on the gold and fails below the floors; KG_DATA=FOLDER adds data of others
accuracy: $(READY)
	$(BIN)/python -m bench.accuracy --check

# make errors  lists what is wrong and what is missed, with sentences
errors: $(READY)
	$(BIN)/python -m bench.accuracy --errors all

clean:
	rm -rf $(VENV) $(DEMO) dist build .pytest_cache .mypy_cache .ruff_cache
