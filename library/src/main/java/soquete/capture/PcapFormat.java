package soquete.capture;

/// The classic pcap file: a header of 24 bytes, then records, each with a header of 16.
///
/// @see <a href="https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-05.html">pcap</a>
final class PcapFormat {
    static final int MICROSECONDS = 0xa1b2c3d4;
    static final int NANOSECONDS = 0xa1b23c4d;
    static final int HEADER = 24;
    static final int RECORD = 16;
    static final int MAJOR = 2;
    static final int MINOR = 4;

    private PcapFormat() {}
}
