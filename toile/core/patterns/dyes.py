"""The twelve dyes and the fourteen ways to put them together."""

DYES = {
    "ink": "#211915",
    "cotton": "#f6f1e6",
    "indigo": "#1c3d63",
    "sky": "#a4c3d6",
    "turmeric": "#f2b42c",
    "laterite": "#b9431f",
    "cola": "#7c2036",
    "henna": "#17624f",
    "mint": "#b4d3bd",
    "lagoon": "#1d6f80",
    "clay": "#e5b08d",
    "coral": "#ee8a5f",
}

LIGHT = frozenset({"cotton", "sky", "turmeric", "mint", "clay", "coral"})  # the six others are dark

# Ground, main thread (never under 3:1 on the ground), then the four dyes from which the second thread and the spark are
# drawn. No row allows green + yellow + red, or blue + white + red, together: a cloth is not a flag.
PALETTES = (
    ("indigo", "cotton", "sky turmeric coral clay"),
    ("laterite", "cotton", "ink turmeric clay sky"),
    ("ink", "cotton", "laterite clay turmeric lagoon"),
    ("turmeric", "ink", "indigo cotton laterite cola"),
    ("henna", "cotton", "mint turmeric clay ink"),
    ("cola", "clay", "cotton coral turmeric sky"),
    ("cotton", "indigo", "turmeric sky ink coral"),
    ("clay", "cola", "indigo cotton ink henna"),
    ("lagoon", "cotton", "ink coral turmeric clay"),
    ("sky", "indigo", "cotton cola ink clay"),
    ("mint", "henna", "cotton laterite ink cola"),
    ("cotton", "ink", "henna turmeric laterite lagoon"),
    ("cotton", "laterite", "ink clay henna cola"),
    ("cotton", "cola", "clay henna ink lagoon"),
)
