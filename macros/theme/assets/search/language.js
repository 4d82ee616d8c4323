// The tables of the search language, written once for both who read them: the browser and the build.
// But for `export default` it is JSON, which macros/language/search_terms.py reads as it stands and describes.
export default {
  "letter": "a-zß-öø-ž0-9",
  "hyphens": "‐‑−",
  "dash": "(?<=\\S)–(?=\\S)",
  "folds": ["åäàáâãöøòóôõéèêëüùúûíìîïçñ", "aaaaaaooooooeeeeuuuuiiiicn"],
  "root_sign": "~",
  "phrase_sign": ":",
  "first": 1,
  "last": 2,
  "said": 4,
  "shortest_part": 3,
  "shortest_stem": 4,
  "weak": 0.25,
  "derivations": [
    "ifiering", "ificering", "ifier", "ificer", "ivisering", "iviser", "ivitet", "isering", "iser", "isation",
    "iering", "ering", "ialitet", "alitet", "itativ", "itet", "iell", "ation", "lighet", "ighet", "barhet",
    "samhet", "het", "ning", "ing", "arskap", "erskap", "ier", "er", "else", "els", "ion", "an", "ar", "sam",
    "bar", "iv", "lig", "ig"
  ],
  "base": [
    "[a-zåäö]{2}het", "[a-zåäö]{2}[^b]bar", "analys", "kurs", "resurs", "gräns", "licens", "kompetens",
    "konferens", "konsekvens", "frekvens", "tendens", "transparens", "evidens", "leverans", "instans", "balans",
    "nyans", "finans", "relevans", "distans", "chans", "sektor", "faktor", "rektor", "visor", "dator",
    "indikator", "kontor", "ansvar", "kommentar", "band", "koncern", "budget", "miljö", "nivå", "(?<!t)extern",
    "(?<!v)intern", "modern", "konkret", "enkel", "säker", "snabb", "självklar"
  ],
  "base_endings": [
    "s", "n", "ns", "en", "ens", "et", "ets", "er", "ers", "erna", "ernas", "t", "a", "are", "ast"
  ],
  "definite": "(.{3})(?<!pl)(?<!m)(?<!org)(?<!urb)an",
  "before": [
    ["(.{3}(?:are|[aeo]r))s$", ""],
    ["([ae]nde)ts?$", ""],
    ["(.{2}el)ns?$", ""],
    ["(kapit|tit|nyck|reg|exemp|artik)l(?:et|ets|en|ens|ar|arna|arnas|er|ers|erna|ernas)$", "el"],
    ["(.{2}[bdfgkmntv])enas?$", "e"],
    ["{definite}s?$", "a"],
    ["([gt]|sl|pn)å[rs]$", "å"],
    ["([aeiouyåäö].*[bcdfghjklmnpqrstvwxz]{2})(?<!nd)ets?$", ""]
  ],
  "endings": [
    ["gin", "gi"], ["rin", "ri"], ["fin", "fi"], ["tin", "ti"], ["nin", "ni"], ["min", "mi"], ["yn", "y"],
    ["mm", "m"], ["alt", "al"], ["ilt", "il"], ["ivt", "iv"], ["samt", "sam"], ["ellt", "ell"], ["ört", "ör"],
    ["örd", "ör"], ["yrt", "yr"], ["öljt", "ölj"], ["ömt", "öm"], ["ats", ""], ["ad", ""], ["at", ""]
  ]
}
