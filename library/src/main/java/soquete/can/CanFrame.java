package soquete.can;

import soquete.message.Bytes;

/// A frame of a controller area network, as a `CAN_RAW` socket sends and receives it.
///
/// C: `struct can_frame` ([Classic], 16 bytes), `struct canfd_frame` ([Fd], 72 bytes) and
/// `struct canxl_frame` ([Xl], 13 to 2060 bytes).
///
/// ```java
/// socket.send(CanFrame.of(0x123, 1, 2, 3).encode());
/// CanFrame frame = CanFrame.decode(socket.recv(CanFrame.CANXL_MTU));
/// ```
///
/// A socket takes and gives [Fd] with `CAN_RAW_FD_FRAMES` only, and [Xl] with `CAN_RAW_XL_FRAMES`
/// (Linux 6.1) only.
///
/// @see <a href="https://docs.kernel.org/networking/can.html">SocketCAN</a>
public sealed interface CanFrame {
    /// Of an identifier: it has 29 bits.
    int CAN_EFF_FLAG = 0x8000_0000;

    /// Of an identifier: the frame asks for data and has none.
    int CAN_RTR_FLAG = 0x4000_0000;

    /// Of an identifier: the frame is a report of the controller, of the classes `CAN_ERR_*`.
    int CAN_ERR_FLAG = 0x2000_0000;

    /// The bits of an identifier of 11 bits.
    int CAN_SFF_MASK = 0x7ff;

    /// The bits of an identifier of 29 bits.
    int CAN_EFF_MASK = 0x1fff_ffff;

    /// The bits of an error frame that say its classes, and all bits for `CAN_RAW_ERR_FILTER`.
    int CAN_ERR_MASK = 0x1fff_ffff;

    /// Bytes of a [Classic] frame in C.
    int CAN_MTU = 16;

    /// Bytes of an [Fd] frame in C.
    int CANFD_MTU = 72;

    /// Bytes of the longest [Xl] frame in C.
    int CANXL_MTU = 2060;

    /// Bytes of an [Xl] frame in C before its data.
    int CANXL_HDR_SIZE = 12;

    /// The most data of a [Classic] frame, in bytes.
    int CAN_MAX_DLEN = 8;

    /// The most data of an [Fd] frame, in bytes.
    int CANFD_MAX_DLEN = 64;

    /// The least data of an [Xl] frame, in bytes.
    int CANXL_MIN_DLEN = 1;

    /// The most data of an [Xl] frame, in bytes.
    int CANXL_MAX_DLEN = 2048;

    /// Of [Fd]: the data is sent at the second bit rate.
    int CANFD_BRS = 0x1;

    /// Of [Fd]: the sender is in the state "error passive".
    int CANFD_ESI = 0x2;

    /// Of [Fd]: the frame is one of CAN FD; the kernel sets it in what it delivers since Linux
    /// 5.14.
    int CANFD_FDF = 0x4;

    /// Of [Xl]: always set in C; [Xl#encode] adds it.
    int CANXL_XLF = 0x80;

    /// Of [Xl]: simple extended content: security or segmentation.
    int CANXL_SEC = 0x1;

    /// The bits of the priority of an [Xl] frame.
    int CANXL_PRIO_MASK = 0x7ff;

    /// Bytes of data of an error frame.
    int CAN_ERR_DLC = 8;

    /// Class of error frame: no transmission in time.
    int CAN_ERR_TX_TIMEOUT = 0x1;

    /// Class of error frame: lost the arbitration, at the bit of data[0].
    int CAN_ERR_LOSTARB = 0x2;

    /// Class of error frame: the controller, see data[1].
    int CAN_ERR_CRTL = 0x4;

    /// Class of error frame: violations of the protocol, see data[2] and data[3].
    int CAN_ERR_PROT = 0x8;

    /// Class of error frame: the transceiver, see data[4].
    int CAN_ERR_TRX = 0x10;

    /// Class of error frame: nobody acknowledged.
    int CAN_ERR_ACK = 0x20;

    /// Class of error frame: the controller left the bus.
    int CAN_ERR_BUSOFF = 0x40;

    /// Class of error frame: an error on the bus.
    int CAN_ERR_BUSERROR = 0x80;

    /// Class of error frame: the controller restarted.
    int CAN_ERR_RESTARTED = 0x100;

    /// Class of error frame: counts of errors, sent in data[6], received in data[7].
    int CAN_ERR_CNT = 0x200;

    /// The first 32 bits: the identifier with its flags `CAN_*_FLAG`; in an [Xl] frame the
    /// priority and the virtual network.
    ///
    /// @return as in C
    int id();

    /// What is transported.
    ///
    /// @return 0 to 2048 bytes
    Bytes data();

    /// The frame in C, as it is sent.
    ///
    /// @return 16 bytes, 72, or 12 and those of the data
    byte[] encode();

    /// A classic frame with an identifier of 11 bits.
    ///
    /// @param id   the identifier, with flags where it needs them
    /// @param data 0 to 8 bytes, of which the lowest 8 bits count
    /// @return the frame
    /// @throws IllegalArgumentException if it is more data than a frame has
    static Classic of(int id, int... data) {
        byte[] bytes = new byte[data.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) data[i];
        }
        return new Classic(id, Bytes.of(bytes));
    }

    /// The frame that a socket received.
    ///
    /// The size tells classic frames from those of CAN FD, and a flag those of CAN XL. What is in C
    /// beyond the data does not count.
    ///
    /// @param bytes the whole frame
    /// @return the frame
    /// @throws IllegalArgumentException if the size is not that of a frame, or the frame says that
    ///     it has more data than it can
    static CanFrame decode(byte... bytes) {
        return FrameLayout.decode(bytes, 0, bytes.length);
    }

    /// The identifier without its flags.
    ///
    /// @return 11 or 29 bits; of an error frame the classes; of an [Xl] frame the priority
    default int identifier() {
        return id() & (isExtended() || isError() ? CAN_EFF_MASK : CAN_SFF_MASK);
    }

    /// Whether the identifier has 29 bits.
    ///
    /// @return true with `CAN_EFF_FLAG`; false for [Xl]
    default boolean isExtended() {
        return (id() & CAN_EFF_FLAG) != 0;
    }

    /// Whether the frame asks for data.
    ///
    /// @return true with `CAN_RTR_FLAG`; false for [Xl]
    default boolean isRemote() {
        return (id() & CAN_RTR_FLAG) != 0;
    }

    /// Whether the frame is a report of the controller.
    ///
    /// @return true with `CAN_ERR_FLAG`; false for [Xl]
    default boolean isError() {
        return (id() & CAN_ERR_FLAG) != 0;
    }

    /// A classic frame: `struct can_frame`. Prints as `123#010203`, as candump(1) has it.
    ///
    /// @param id      the identifier with its flags
    /// @param data    0 to 8 bytes; of a remote frame, which carries none, as many as it asks for
    /// @param len8Dlc the raw length code 9 to 15 of a frame of 8 bytes that has one, else 0; since
    ///     Linux 5.11
    record Classic(int id, Bytes data, int len8Dlc) implements CanFrame {
        /// Checks the sizes.
        ///
        /// @throws IllegalArgumentException if there are more than 8 bytes, or the length code is
        ///     not in 0 to 15
        public Classic {
            FrameLayout.check(data.length(), 0, CAN_MAX_DLEN, "bytes of data in a classic frame");
            FrameLayout.check(len8Dlc, 0, 15, "as len8_dlc");
        }

        /// A frame whose length code is its length.
        ///
        /// @param id   the identifier with its flags
        /// @param data 0 to 8 bytes
        /// @throws IllegalArgumentException if there are more than 8 bytes
        public Classic(int id, Bytes data) {
            this(id, data, 0);
        }

        @Override
        public byte[] encode() {
            return FrameLayout.encode(this);
        }

        /// `123#010203`; `123#R2` for a remote frame.
        @Override
        public String toString() {
            return FrameText.of(this);
        }
    }

    /// A frame of CAN FD: `struct canfd_frame`, since Linux 3.6. Prints as `123##1010203`: the
    /// digit after the signs is that of the flags.
    ///
    /// A controller sends 0 to 8, 12, 16, 20, 24, 32, 48 or 64 bytes, and fills other sizes up.
    ///
    /// @param id    the identifier with its flags
    /// @param data  0 to 64 bytes
    /// @param flags [#CANFD_BRS] and its like, 0 to 255
    record Fd(int id, Bytes data, int flags) implements CanFrame {
        /// Checks the sizes.
        ///
        /// @throws IllegalArgumentException if there are more than 64 bytes, or the flags are not
        ///     in 0 to 255
        public Fd {
            FrameLayout.check(data.length(), 0, CANFD_MAX_DLEN, "bytes of data in an FD frame");
            FrameLayout.check(flags, 0, 0xff, "as flags");
        }

        @Override
        public byte[] encode() {
            return FrameLayout.encode(this);
        }

        /// `123##1010203`
        @Override
        public String toString() {
            return FrameText.of(this);
        }
    }

    /// A frame of CAN XL: `struct canxl_frame`, since Linux 6.1. Prints as
    /// `45123#81:00:12345678#010203`: network and priority, flags, type, acceptance field.
    ///
    /// @param prio  the priority in the lowest 11 bits, and since Linux 6.9 the virtual network in
    ///     bits 16 to 23
    /// @param flags [#CANXL_SEC], 0 to 127
    /// @param sdt   the type of the service data unit, 0 to 255
    /// @param af    the acceptance field
    /// @param data  1 to 2048 bytes
    record Xl(int prio, int flags, int sdt, int af, Bytes data) implements CanFrame {
        /// Checks the sizes.
        ///
        /// @throws IllegalArgumentException if there are 0 or more than 2048 bytes, the flags are
        ///     not in 0 to 127, or the type is not in 0 to 255
        public Xl {
            FrameLayout.check(
                    data.length(), CANXL_MIN_DLEN, CANXL_MAX_DLEN, "bytes of data in an XL frame");
            FrameLayout.check(flags, 0, CANXL_XLF - 1, "as flags, without CANXL_XLF");
            FrameLayout.check(sdt, 0, 0xff, "as sdt");
        }

        /// The whole first field, as [#prio].
        @Override
        public int id() {
            return prio;
        }

        /// The virtual network.
        ///
        /// @return 0 to 255
        public int vcid() {
            return prio >>> 16 & 0xff;
        }

        @Override
        public int identifier() {
            return prio & CANXL_PRIO_MASK;
        }

        @Override
        public boolean isExtended() {
            return false;
        }

        @Override
        public boolean isRemote() {
            return false;
        }

        @Override
        public boolean isError() {
            return false;
        }

        @Override
        public byte[] encode() {
            return FrameLayout.encode(this);
        }

        /// `45123#81:00:12345678#010203`
        @Override
        public String toString() {
            return FrameText.of(this);
        }
    }
}
