package foyer.search;

import java.util.ArrayList;
import java.util.List;

/// Messages, searches, and whether the message is found: the same for the server and the window.
public final class SearchCases {
    /// One search of one message.
    public record Case(String message, String query, boolean isFound) {}

    private static final List<Case> ALL = new ArrayList<>();

    private SearchCases() {}

    /// All cases.
    public static List<Case> all() {
        return List.copyOf(ALL);
    }

    private static void found(String message, String... queries) {
        for (String query : queries) {
            ALL.add(new Case(message, query, true));
        }
    }

    private static void missed(String message, String... queries) {
        for (String query : queries) {
            ALL.add(new Case(message, query, false));
        }
    }

    static {
        runsWithoutSpaces();
        partsOfWords();
        signs();
        emoji();
        phrases();
        letters();
        compatibilityForms();
        formatCharacters();
        queryLanguage();
    }

    private static void runsWithoutSpaces() {
        found("明日は東京へ行きます", "東京", "京", "明日", "行きます", "東京 明日", "明日は東京へ行きます");
        missed("明日は東京へ行きます", "京都", "東明", "大阪");
        found("北京欢迎你来做客", "欢迎", "欢迎你", "做客", "京", "北京");
        found("東京タワーに行きました", "タワー", "行き", "行きました", "ワ");
        found("mixed日本語text", "日本語", "text", "mixed", "本語te");
        found("単語だけのぶん。吉野家で牛丼を買った", "単語", "だけ", "ぶん", "野家", "買った", "吉野家 牛丼");
        found("สวัสดีครับผมชื่อสมชาย", "ชื่อ", "สมชาย", "สวัสดี", "ครับ");
        missed("สวัสดีครับผมชื่อสมชาย", "สมหญิง", "ชิม");
        found("안녕하세요 회의는 세시입니다", "회의", "하세요", "세시");
        missed("안녕하세요", "아녕");
        found("ភាសាខ្មែរ", "ខ្មែរ");
        found("你好，世界！", "世界", "，", "好，世");
        found("がんばって", "がん");
        missed("がんばって", "かん");
    }

    private static void partsOfWords() {
        found("Nasi itu sudah dimakan kucing", "makan", "dimakan", "akan", "maka nasi");
        found("file_name.txt", "name", "file", "txt", "e_n", "name.t", ".txt");
        found("v1.2.3-rc1", "1.2.3", "1.2", "rc1", "v1", "3-r");
        found("see /usr/local/bin/foyer --help", "local/bin", "usr", "--help", "/bin/");
        found("Donaudampfschifffahrt", "dampf", "schiff", "fahrt");
        found("https://example.org/a?q=1&b=2", "example.org", "q=1", "?q", "//ex");
        found("mail ada@example.org", "ada@", "@example", "a@e");
        found("MessageStore.open()", "store", "open()", "Store.open");
        found("550e8400-e29b-41d4-a716-446655440000", "e29b", "550E8400-E29B", "4000");
        found("x", "x");
        found("ab", "a", "b", "ab");
        missed("ab", "ba", "abc", "c");
        missed("the soup is ready", "soups", "ready soup salad", "thesoup");
        found("the soup is ready", "ready soup", "so re", "soup soup soup");
        found("a b", "a b", "b a");
        missed("a b", "\"b a\"", "ab");
    }

    private static void signs() {
        found("I write C++ and C#", "C++", "c#", "C++ C#", "+", "#");
        missed("C:/x y", "C++", "C++ C#", "C#");
        missed("a&&b||c", "C++ C#", "&&&");
        found("a&&b||c", "&&", "||", "b|", "a&&b");
        found("if (a != b) return;", "!=", "(a", "b)", ";", "a != b");
        missed("a = b", "!=", "==");
        found("a ≠ b", "≠");
        missed("a = b", "≠");
        found("wait...", "...", "…", "wait…");
        found("wait…", "...", "wait...");
        found("fine ;) :-)", ";)", ":-)", ";) :-)");
        missed("fine", ";)", ":-)");
        found("Foyer™ is 5 € or 5%", "™", "€", "%", "5%", "5 €");
        missed("the atm is there", "™");
        found("x → ∞", "→", "∞", "x → ∞");
        found("* ( - \" '", "*", "(", "-", "\"", "'", "* (");
        found("!!! ???", "!!!", "???", "!", "?");
        missed("!!! ???", "?!", "!!!!");
        found("¯\\_(ツ)_/¯", "¯\\_(ツ)_/¯", "ツ", "\\_(", "¯");
        found("C:\\Users\\ada", "\\Users\\", "c:\\");
        found("∑ x² ≤ ½", "∑", "≤", "½");
        found("<div class=\"a\">&nbsp;</div>", "<div", "&nbsp;", "class=\"a\"", "</");
        found("don't", "don’t", "don't", "'t");
        found("don’t", "don't");
        found("100–200 — yes", "100-200", "—");
        found("{a: [1, 2]}", "[1,", "{a:", "2]}");
        found("~/Unduhan $HOME `ls`", "~/", "$home", "`ls`", "$");
    }

    private static void emoji() {
        found("Party 🎉 👍 👋", "🎉", "👍", "👋", "🎉 👋", "party 👍");
        missed("Party 🎉", "👍", "🎈");
        found("love ❤️", "❤️", "❤", "love ❤");
        found("love ❤", "❤️");
        found("😀😁😂", "😀", "😁", "😀😁😂", "😂");
        found("👨‍👩‍👧‍👦 family", "👨‍👩‍👧‍👦", "👩", "family");
        missed("👨‍👩‍👧", "👨‍👩‍👧‍👦");
        found("👍🏽", "👍", "👍🏽");
        missed("👍", "👍🏽");
        found("🇩🇪🇫🇷", "🇩🇪", "🇫🇷", "🇩🇪🇫🇷");
        missed("🇬🇧🇩🇪", "🇧🇩");
        found("🏴󠁧󠁢󠁥󠁮󠁧󠁿 won", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🏴", "won");
        missed("🏴󠁧󠁢󠁳󠁣󠁴󠁿 won", "🏴󠁧󠁢󠁥󠁮󠁧󠁿");
        found("press 1️⃣", "1️⃣", "1");
        missed("press 1", "1️⃣");
        found("🤷‍♀️ who knows", "🤷", "🤷‍♀️");
        found("東京🗼です", "🗼", "京🗼で");
    }

    private static void phrases() {
        found(
                "These are the exact words.",
                "\"exact words\"",
                "“exact words”",
                "\"the exact\" these");
        missed("words, exact", "\"exact words\"");
        missed("exactly wordsmith", "\"exact words\"", "\"exact\"");
        found("exactly wordsmith", "exact words");
        missed("dimakan", "\"makan\"");
        found("sudah makan?", "\"makan\"", "\"makan?\"");
        found("one\n  two", "\"one two\"");
        found("明日は東京へ", "\"東京\"", "\"は東京\"");
        found("file_name.txt", "\"name\"", "\"file_name\"");
        found("an \"unclosed quote", "\"unclosed", "\"unclosed quote", "quote");
        found("the exact words", "\"exact wor", "\"exa");
        found("a 5\" disk", "5\"", "\"");
        found("say \"NOT\" or text:*", "\"not\" OR text:*");
    }

    private static void letters() {
        found("Ελληνικά", "ελληνικα", "ΕΛΛΗΝΙΚΑ", "ελληνικά");
        found("ΟΔΟΣ", "οδος", "οδοσ");
        found("Ёлка", "елка", "ёлка", "ЕЛКА");
        found("مُحَمَّد", "محمد");
        found("محمد", "مُحَمَّد");
        found("أحمد إلى", "احمد", "الى");
        found("كتاب عربي", "کتاب", "عربی");
        found("محـــمد", "محمد");
        found("שָׁלוֹם", "שלום");
        found("שלום", "שָׁלוֹם");
        found("Straße", "strasse", "STRASSE", "Straße", "ß", "straẞe");
        found("STRASSE", "straße", "ß");
        found("İstanbul", "istanbul", "ISTANBUL", "İSTANBUL", "ıstanbul");
        found("ISPARTA ışık", "ısparta", "IŞIK", "isik");
        found("Tiếng Việt, Đà Nẵng", "viet", "tieng viet", "da nang", "Việt");
        found("Köln", "koln", "KÖLN", "ko\u0308ln");
        found("Ko\u0308ln", "köln", "koln");
        found("Crème brûlée in the Küche", "CREME brulee kuch");
        found("Łódź smørrebrød œuvre Æther", "lodz", "smorrebrod", "oeuvre", "aether");
        found("ՀԱՅԱՍՏԱՆ", "հայաստան");
        found("हिन्दी में", "हिन्दी", "में");
        missed("हिन्दी", "हनद");
        found("العدد ٢٠٢٤", "2024", "٢٠٢٤");
        found("ʻokina Jalan Žižkov", "zizkov");
    }

    private static void compatibilityForms() {
        found("ＡＢＣ", "ABC", "abc", "ａｂｃ");
        found("ABC", "ＡＢＣ");
        found("ﬁle", "file", "ﬁ", "fi");
        found("file", "ﬁle");
        found("ｶﾀｶﾅ ｶﾞｽ", "カタカナ", "ガス", "ｶﾀ");
        found("カタカナ", "ｶﾀｶﾅ");
        found("x²", "x2", "x²");
        found("Ⅷ", "VIII", "viii");
        found("𝕳𝖊𝖑𝖑𝖔", "hello", "𝕳𝖊𝖑𝖑𝖔");
        found("h\u0337e\u0336l\u0335l\u0338o", "hello", "h\u0337e\u0336l");
        found("hello", "𝕳𝖊𝖑𝖑𝖔");
        found("５０％！", "50%", "50%!");
        found("㎞ ℃ №5", "km", "No5");
        found("e\u0301\u0300\u0301\u0302\u0303\u0304 piled", "e piled");
    }

    private static void formatCharacters() {
        found("zero\u200Bwidth", "zerowidth", "zero\u200Bwidth");
        found("zerowidth", "zero\u200Bwidth");
        found("soft\u00ADhyphen", "softhyphen", "soft\u00ADhyphen");
        found("می\u200Cخواهم", "می\u200Cخواهم", "میخواهم");
        found("میخواهم", "می\u200Cخواهم");
        found("pasted words", "\u200Epasted\u200F", "\uFEFFwords", "\u202Apasted\u202C");
        found("\u200Epasted\u200F wor\uFEFFds", "pasted words");
        found("no\u00A0break\u3000wide", "no break wide", "\"no break\"", "no\u00A0break");
        found("one\ttwo\r\nthree", "one two three", "\"one two three\"", "one\ttwo");
        found("क्\u200Dष", "क्ष");
    }

    private static void queryLanguage() {
        found("this OR that, NOT AND NEAR", "OR", "NOT", "that or this", "and near");
        missed("this and that", "this OR that");
        found("NEAR(a b, 3)", "NEAR(a b, 3)", "near(a");
        found("col:val", "col:val", "col:");
        found("select * from t", "select *", "*", "* from");
        missed("selection", "select*");
        found("it is -5 or -x", "-5", "-x", "-");
        found("rm -rf /", "rm -rf /");
        found("^start {a b} : c", "^start", "{a b}", ":");
        found("50% a_b", "%", "_", "a_b");
        missed("a b", "_", "%", "a%b");
        found("'; drop table entry; --", "'; drop table", "--");
        found("#tag @ada", "#tag", "@ada", "#", "@");
    }
}
