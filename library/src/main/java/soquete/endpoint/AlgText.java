package soquete.endpoint;

/// Algorithms as text.
final class AlgText {
    static final int MAX_TYPE = 13;
    static final int MAX_NAME = 103;

    private AlgText() {}

    static void check(String text, int most, String what) {
        if (!isValid(text, most)) {
            throw new IllegalArgumentException(
                    "the "
                            + what
                            + " \""
                            + text
                            + "\" of an algorithm is not 1 to "
                            + most
                            + " characters of printable ASCII");
        }
    }

    static boolean isType(String text) {
        return isValid(text, MAX_TYPE) && text.indexOf(':') < 0 && text.indexOf(',') < 0;
    }

    static boolean isName(String text) {
        return isValid(text, MAX_NAME);
    }

    private static boolean isValid(String text, int most) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= most;
    }

    static AlgEndpoint parse(String text, int skip) {
        int colon = text.indexOf(':', skip);
        String form = "alg:TYPE,feat=0xBITS,mask=0xBITS:NAME";
        if (colon < 0) {
            throw new IllegalArgumentException("\"" + text + "\" is not of the form " + form);
        }
        Fields fields = new Fields(text.substring(0, colon), skip, form);
        String type = fields.next();
        int feat = fields.option("feat", Integer.SIZE);
        int mask = fields.option("mask", Integer.SIZE);
        fields.end();
        return new AlgEndpoint(type, text.substring(colon + 1), feat, mask);
    }

    static String print(AlgEndpoint endpoint) {
        return "alg:"
                + endpoint.type()
                + option(",feat=", endpoint.feat())
                + option(",mask=", endpoint.mask())
                + ':'
                + endpoint.name();
    }

    private static String option(String name, int bits) {
        return bits == 0 ? "" : name + Digits.hex(bits & 0xffff_ffffL, 1);
    }
}
