package soquete.endpoint;

import java.util.HexFormat;

/// Endpoints of all families as text: finds the form by what stands before the first colon.
final class EndpointText {
    private EndpointText() {}

    static Endpoint parse(String text) {
        int colon = text.indexOf(':');
        String scheme = colon < 0 ? "" : text.substring(0, colon);
        int skip = colon + 1;
        return switch (scheme) {
            case "unix" -> UnixText.parse(text, skip);
            case "netlink" -> netlink(text, skip);
            case "packet" -> packet(text, skip);
            case "vsock" -> VsockText.parse(text, skip);
            case "can" -> can(text, skip);
            case "can-isotp" -> canIsoTp(text, skip);
            case "can-j1939" -> canJ1939(text, skip);
            case "alg" -> AlgText.parse(text, skip);
            case "tipc" -> TipcText.parse(text, skip);
            case "l2cap", "rfcomm", "sco", "hci" -> BluetoothText.parse(scheme, text, skip);
            case "qrtr" -> qrtr(text, skip);
            case "xdp" -> xdp(text, skip);
            default -> scheme.startsWith("AF_") ? raw(scheme, text, skip) : InetText.parse(text);
        };
    }

    private static Endpoint netlink(String text, int skip) {
        Fields fields = new Fields(text, skip, "netlink:PID,groups=0xMASK");
        int pid = fields.word("pid");
        int groups = fields.option("groups", Integer.SIZE);
        fields.end();
        return new NetlinkEndpoint(pid, groups);
    }

    private static Endpoint packet(String text, int skip) {
        Fields fields =
                new Fields(text, skip, "packet:INTERFACE:PROTOCOL,hatype=N,pkttype=N,addr=HEX");
        int index = fields.networkInterface();
        EtherType protocol = new EtherType((int) fields.number("protocol", Short.SIZE));
        int hatype = fields.option("hatype", Short.SIZE);
        int pkttype = fields.option("pkttype", Byte.SIZE);
        byte[] address = fields.bytes("addr");
        fields.end();
        if (address.length > PacketEndpoint.MAX_ADDR_LEN) {
            throw new IllegalArgumentException("\"" + text + "\": addr is too long");
        }
        return new PacketEndpoint(protocol, index, hatype, pkttype, address);
    }

    private static Endpoint can(String text, int skip) {
        Fields fields = new Fields(text, skip, "can:INTERFACE");
        int index = fields.networkInterface();
        fields.end();
        return new CanEndpoint.Raw(index);
    }

    private static Endpoint canIsoTp(String text, int skip) {
        Fields fields = new Fields(text, skip, "can-isotp:INTERFACE:RX-ID:TX-ID");
        int index = fields.networkInterface();
        int rx = fields.word("receive id");
        int tx = fields.word("send id");
        fields.end();
        return new CanEndpoint.IsoTp(index, rx, tx);
    }

    private static Endpoint canJ1939(String text, int skip) {
        Fields fields = new Fields(text, skip, "can-j1939:INTERFACE:NAME:PGN:ADDRESS");
        int index = fields.networkInterface();
        long name = fields.number("name", Long.SIZE);
        int pgn = fields.word("pgn");
        int address = (int) fields.number("address", Byte.SIZE);
        fields.end();
        return new CanEndpoint.J1939(index, name, pgn, address);
    }

    private static Endpoint qrtr(String text, int skip) {
        Fields fields = new Fields(text, skip, "qrtr:NODE:PORT");
        int node = fields.word("node");
        int port = fields.word("port");
        fields.end();
        return new QrtrEndpoint(node, port);
    }

    private static Endpoint xdp(String text, int skip) {
        Fields fields = new Fields(text, skip, "xdp:INTERFACE:QUEUE,flags=0xBITS,umem=FD");
        int index = fields.networkInterface();
        int queue = fields.word("queue");
        int flags = fields.option("flags", Short.SIZE);
        int umem = fields.option("umem", Integer.SIZE);
        fields.end();
        return new XdpEndpoint(index, queue, flags, umem);
    }

    private static Endpoint raw(String family, String text, int skip) {
        try {
            byte[] data = HexFormat.of().parseHex(text, skip, text.length());
            return new RawEndpoint(Family.named(family), data);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not of the form AF_NAME:HEXADECIMAL: " + e.getMessage(),
                    e);
        }
    }
}
