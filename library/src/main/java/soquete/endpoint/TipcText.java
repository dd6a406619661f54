package soquete.endpoint;

/// TIPC endpoints as text.
final class TipcText {
    private TipcText() {}

    static void checkScope(int scope) {
        if (scope < Byte.MIN_VALUE || scope > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("scope " + scope + " is not in -128 to 127");
        }
    }

    static TipcEndpoint parse(String text, int skip) {
        Fields fields =
                new Fields(
                        text,
                        skip,
                        "tipc:service:TYPE:INSTANCE, tipc:range:TYPE:LOWER:UPPER or"
                                + " tipc:socket:REF:NODE, with ,domain=N ,scope=N");
        TipcEndpoint endpoint =
                switch (fields.next()) {
                    case "service" ->
                            new TipcEndpoint.Service(
                                    fields.word("type"),
                                    fields.word("instance"),
                                    fields.option("domain", Integer.SIZE),
                                    scope(fields));
                    case "range" ->
                            new TipcEndpoint.Range(
                                    fields.word("type"),
                                    fields.word("lower instance"),
                                    fields.word("upper instance"),
                                    scope(fields));
                    case "socket" ->
                            new TipcEndpoint.SocketId(
                                    fields.word("reference"), fields.word("node"), scope(fields));
                    default -> throw fields.refusal();
                };
        fields.end();
        return endpoint;
    }

    /// The 8 bits of a signed number, written without sign.
    private static byte scope(Fields fields) {
        return (byte) fields.option("scope", Byte.SIZE);
    }

    static String print(TipcEndpoint.Service service) {
        return "tipc:service:"
                + word(service.type())
                + ':'
                + word(service.instance())
                + (service.domain() == 0 ? "" : ",domain=" + word(service.domain()))
                + scope(service);
    }

    static String print(TipcEndpoint.Range range) {
        return "tipc:range:"
                + word(range.type())
                + ':'
                + word(range.lower())
                + ':'
                + word(range.upper())
                + scope(range);
    }

    static String print(TipcEndpoint.SocketId socket) {
        return "tipc:socket:" + word(socket.ref()) + ':' + word(socket.node()) + scope(socket);
    }

    private static String scope(TipcEndpoint endpoint) {
        return endpoint.scope() == 0 ? "" : ",scope=" + (endpoint.scope() & 0xff);
    }

    private static String word(int number) {
        return Integer.toUnsignedString(number);
    }
}
