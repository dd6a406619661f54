package soquete.stress;

/// The bytes that a sender sends: its number first, then bytes that depend on the sender, on the
/// place in its sequence and on the place in the piece, so that nothing can take the place of
/// anything else.
final class Content {
    private Content() {}

    static byte[] of(int sender, int sequence, int size) {
        byte[] bytes = new byte[size];
        long state = (sender * 0x1_0000_0001L + sequence) * 0x9E37_79B9_7F4A_7C15L;
        for (int i = 0; i < size; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            bytes[i] = (byte) (state >>> 24);
        }
        if (size > 0) {
            bytes[0] = (byte) sender;
        }
        return bytes;
    }
}
