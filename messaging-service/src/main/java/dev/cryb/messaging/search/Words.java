package dev.cryb.messaging.search;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts text into the words that it is found by.
 *
 * <p>Words are runs of letters, marks and digits, folded: compatibility forms are resolved, case and accents do not
 * count. Scripts that are written without spaces are cut into overlapping pairs of letters.
 */
final class Words {

    /** Different words that a message is found by at most. */
    private static final int MOST = 400;

    /** Letters of a word that count; what follows does not. */
    private static final int LONGEST = 40;

    private Words() {}

    /** The words of a text, each once, in the order in which they first come. */
    static Set<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        int[] letters = fold(text).codePoints().toArray();
        for (int start = 0; start < letters.length && words.size() < MOST; ) {
            int end = start;
            if (isUnspaced(letters[start])) {
                while (end < letters.length && isUnspaced(letters[end])) {
                    end++;
                }
                addPairs(letters, start, end, words);
            } else if (isWord(letters[start])) {
                while (end < letters.length && isWord(letters[end]) && !isUnspaced(letters[end])) {
                    end++;
                }
                words.add(new String(letters, start, Math.min(end - start, LONGEST)));
            } else {
                end++;
            }
            start = end;
        }
        return words;
    }

    private static String fold(String text) {
        String open = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(open.length());
        open.codePoints().filter(letter -> !isAccent(letter)).forEach(folded::appendCodePoint);
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    /** Marks of no script of their own, but for those that make another kana of one. */
    private static boolean isAccent(int letter) {
        return Character.getType(letter) == Character.NON_SPACING_MARK
                && UnicodeScript.of(letter) == UnicodeScript.INHERITED
                && letter != 0x3099
                && letter != 0x309A;
    }

    private static boolean isWord(int letter) {
        return Character.isLetterOrDigit(letter) || isVowelSign(letter);
    }

    private static boolean isVowelSign(int letter) {
        int type = Character.getType(letter);
        return type == Character.COMBINING_SPACING_MARK
                || (type == Character.NON_SPACING_MARK && UnicodeScript.of(letter) != UnicodeScript.INHERITED);
    }

    private static boolean isUnspaced(int letter) {
        return switch (UnicodeScript.of(letter)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, TIBETAN ->
                Character.isLetterOrDigit(letter) || isVowelSign(letter);
            default -> false;
        };
    }

    private static void addPairs(int[] letters, int start, int end, Set<String> words) {
        if (end - start == 1) {
            words.add(new String(letters, start, 1));
        }
        for (int i = start; i + 1 < end && words.size() < MOST; i++) {
            words.add(new String(letters, i, 1));
            words.add(new String(letters, i, 2));
        }
        if (end - start > 1) {
            words.add(new String(letters, end - 1, 1));
        }
    }

    /** The words that a query asks for: of a run without spaces its pairs, as its single letters say nothing more. */
    static Set<String> asked(String query) {
        Set<String> words = of(query);
        Set<String> asked = new LinkedHashSet<>();
        for (String word : words) {
            boolean covered = word.codePointCount(0, word.length()) == 1
                    && isUnspaced(word.codePointAt(0))
                    && words.stream().anyMatch(other -> other.length() > word.length() && other.contains(word));
            if (!covered) {
                asked.add(word);
            }
        }
        return asked;
    }
}
