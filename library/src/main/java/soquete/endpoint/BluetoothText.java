package soquete.endpoint;

/// Bluetooth endpoints as text.
final class BluetoothText {
    private static final int OCTETS = 6;

    private BluetoothText() {}

    static void checkDevice(long device) {
        if (device >>> 48 != 0) {
            throw new IllegalArgumentException(
                    "device address " + Digits.hex(device, 12) + " has more than 48 bits");
        }
    }

    static BluetoothEndpoint parse(String scheme, String text, int skip) {
        Fields fields =
                new Fields(
                        text,
                        skip,
                        "l2cap:ADDRESS:PSM,cid=N,type=N, rfcomm:ADDRESS:CHANNEL, sco:ADDRESS or"
                                + " hci:CONTROLLER:CHANNEL");
        BluetoothEndpoint endpoint =
                switch (scheme) {
                    case "l2cap" ->
                            new BluetoothEndpoint.L2cap(
                                    device(fields),
                                    (int) fields.number("psm", Short.SIZE),
                                    fields.option("cid", Short.SIZE),
                                    fields.option("type", Byte.SIZE));
                    case "rfcomm" ->
                            new BluetoothEndpoint.Rfcomm(
                                    device(fields), (int) fields.number("channel", Byte.SIZE));
                    case "sco" -> new BluetoothEndpoint.Sco(device(fields));
                    default ->
                            new BluetoothEndpoint.Hci(
                                    (int) fields.number("controller", Short.SIZE),
                                    (int) fields.number("channel", Short.SIZE));
                };
        fields.end();
        return endpoint;
    }

    private static long device(Fields fields) {
        long device = 0;
        for (int i = 0; i < OCTETS; i++) {
            String octet = fields.next();
            if (octet.length() != 2
                    || Digits.hex(octet.charAt(0)) < 0
                    || Digits.hex(octet.charAt(1)) < 0) {
                throw fields.refusal();
            }
            device = device << 8 | Digits.hex(octet.charAt(0)) << 4 | Digits.hex(octet.charAt(1));
        }
        return device;
    }

    static String device(long device) {
        StringBuilder text = new StringBuilder(17);
        for (int i = OCTETS - 1; i >= 0; i--) {
            int octet = (int) (device >>> (8 * i)) & 0xff;
            text.append(Character.forDigit(octet >> 4, 16))
                    .append(Character.forDigit(octet & 0xf, 16));
            if (i > 0) {
                text.append(':');
            }
        }
        return text.toString();
    }

    static String print(BluetoothEndpoint.L2cap link) {
        return "l2cap:"
                + device(link.device())
                + ':'
                + Digits.hex(link.psm(), 4)
                + (link.cid() == 0 ? "" : ",cid=" + link.cid())
                + (link.deviceType() == 0 ? "" : ",type=" + link.deviceType());
    }
}
