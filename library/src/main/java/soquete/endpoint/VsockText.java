package soquete.endpoint;

/// Vsock endpoints as text.
final class VsockText {
    private static final String ANY = "any";

    private VsockText() {}

    static VsockEndpoint parse(String text, int skip) {
        Fields fields = new Fields(text, skip, "vsock:CID:PORT,flags=0xBITS");
        int cid = number(fields.next(), "cid", text);
        int port = number(fields.next(), "port", text);
        int flags = fields.option("flags", Byte.SIZE);
        fields.end();
        return new VsockEndpoint(cid, port, flags);
    }

    private static int number(String field, String what, String text) {
        return field.equals(ANY) ? -1 : (int) Digits.unsigned(field, Integer.SIZE, what, text);
    }

    static String print(VsockEndpoint endpoint) {
        return "vsock:"
                + word(endpoint.cid())
                + ':'
                + word(endpoint.port())
                + (endpoint.flags() == 0 ? "" : ",flags=" + Digits.hex(endpoint.flags(), 1));
    }

    private static String word(int number) {
        return number == -1 ? ANY : Integer.toUnsignedString(number);
    }
}
