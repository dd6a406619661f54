package soquete.netdevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import soquete.error.Errno;
import soquete.error.ErrnoException;
import soquete.posix.NetIf;
import soquete.testkit.Descriptors;
import soquete.testkit.NetworkNamespace;

@Timeout(60)
class NetDeviceTest {
    @Test
    void list_thisMachine_isWhatJavaAndSysSay() throws Exception {
        Descriptors before = Descriptors.ofThisProcess().sockets();
        List<NetDevice> devices = NetDevice.list();
        assertThat(Descriptors.ofThisProcess().sockets().since(before).targets()).isEmpty();
        assertThat(devices).isNotEmpty();
        for (NetDevice device : devices) {
            Path sys = Path.of("/sys/class/net", device.name());
            assertThat(Files.readString(sys.resolve("ifindex")).strip())
                    .isEqualTo(Integer.toString(device.index()));
            assertThat(Files.readString(sys.resolve("mtu")).strip())
                    .isEqualTo(Integer.toString(device.mtu()));
            assertThat(Files.readString(sys.resolve("type")).strip())
                    .isEqualTo(Integer.toString(device.hardwareType()));
            assertThat(Files.readString(sys.resolve("tx_queue_len")).strip())
                    .isEqualTo(Integer.toString(device.transmitQueueLength()));
            assertThat(NetDevice.ofIndex(device.index())).isEqualTo(device);
            assertThat(NetDevice.ofName(device.name())).isEqualTo(device);
        }
        assertThat(NetIf.if_nameindex().values())
                .containsExactlyElementsOf(devices.stream().map(NetDevice::name).toList());
    }

    @Test
    void lo_everyQuestion_hasItsKnownAnswer() throws Exception {
        NetworkNamespace.available().assume();
        try (NetworkNamespace own = NetworkNamespace.create()) {
            own.call(
                    () -> {
                        NetDevice lo = NetDevice.ofName("lo");
                        assertThat(lo.index()).isEqualTo(1);
                        assertThat(lo.flags().has(InterfaceFlags.IFF_UP)).isTrue();
                        assertThat(lo.flags()).hasToString("IFF_UP|IFF_LOOPBACK|IFF_RUNNING");
                        assertThat(lo.mtu()).isEqualTo(65536);
                        assertThat(lo.hardwareType()).isEqualTo(772);
                        assertThat(lo.hardwareAddress()).hasToString("00:00:00:00:00:00");
                        assertThat(lo.address()).contains(InetAddress.ofLiteral("127.0.0.1"));
                        assertThat(lo.netmask()).contains(InetAddress.ofLiteral("255.0.0.0"));
                        assertThat(lo.broadcast()).contains(InetAddress.ofLiteral("0.0.0.0"));
                        assertThat(lo.destination()).contains(InetAddress.ofLiteral("127.0.0.1"));
                        assertThat(lo.metric()).isZero();
                        assertThat(lo.map()).isEqualTo(new DeviceMap(0, 0, 0, 0, 0, 0));
                        assertThat(NetDevice.configured())
                                .containsExactly(
                                        new NetDevice.ConfiguredAddress(
                                                "lo", InetAddress.ofLiteral("127.0.0.1")));
                        assertThat(NetIf.if_nametoindex("lo")).isEqualTo(1);
                        assertThat(NetIf.if_indextoname(1)).isEqualTo("lo");
                        return null;
                    });
        }
    }

    @Test
    void settings_ofAVeth_areReadBackHereAndByIp() throws Exception {
        NetworkNamespace.available().assume();
        try (NetworkNamespace own = NetworkNamespace.create();
                NetworkNamespace other = NetworkNamespace.create()) {
            own.join("veth0", other, "veth1");
            String hardware = "02:00:00:00:12:34";
            own.call(
                    () -> {
                        NetDevice a = NetDevice.ofName("veth0");
                        assertThat(a.address()).isEmpty();
                        assertThat(NetDevice.configured())
                                .extracting(NetDevice.ConfiguredAddress::name)
                                .doesNotContain("veth0");
                        a.down();
                        assertThat(a.flags().has(InterfaceFlags.IFF_UP)).isFalse();
                        a.hardwareAddress(HardwareAddress.parse(hardware));
                        NetDevice renamed = a.rename("renamed");
                        renamed.up();
                        renamed.mtu(1400);
                        renamed.transmitQueueLength(77);
                        renamed.address(InetAddress.ofLiteral("10.9.8.7"));
                        renamed.netmask(InetAddress.ofLiteral("255.255.255.0"));
                        renamed.broadcast(InetAddress.ofLiteral("10.9.8.255"));
                        assertThat(renamed.flags().has(InterfaceFlags.IFF_UP)).isTrue();
                        assertThat(renamed.mtu()).isEqualTo(1400);
                        assertThat(renamed.transmitQueueLength()).isEqualTo(77);
                        assertThat(renamed.hardwareAddress()).hasToString(hardware);
                        assertThat(renamed.address()).contains(InetAddress.ofLiteral("10.9.8.7"));
                        assertThat(renamed.netmask())
                                .contains(InetAddress.ofLiteral("255.255.255.0"));
                        assertThat(renamed.broadcast())
                                .contains(InetAddress.ofLiteral("10.9.8.255"));
                        assertThatThrownBy(a::mtu)
                                .isInstanceOfSatisfying(
                                        ErrnoException.class,
                                        e -> assertThat(e.errno()).isEqualTo(Errno.ENODEV))
                                .hasMessageContaining("ioctl SIOCGIFMTU veth0: ENODEV")
                                .hasMessageContaining("no interface");
                        return null;
                    });
            String told = own.exec("ip", "addr", "show", "dev", "renamed");
            assertThat(told)
                    .contains("mtu 1400", "qlen 77", hardware, "inet 10.9.8.7/24 brd 10.9.8.255");
        }
    }

    @Test
    void ofName_nobodyHasIt_isENODEV() {
        assertThatThrownBy(() -> NetDevice.ofName("no-such-device"))
                .isInstanceOfSatisfying(
                        ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(Errno.ENODEV))
                .hasMessageContaining("if_nametoindex no-such-device")
                .hasMessageContaining("no interface");
        assertThatThrownBy(() -> NetIf.if_indextoname(Integer.MAX_VALUE))
                .isInstanceOfSatisfying(
                        ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(Errno.ENXIO));
        assertThatThrownBy(() -> NetIf.if_nametoindex("longer-than-fifteen"))
                .isInstanceOfSatisfying(
                        ErrnoException.class, e -> assertThat(e.errno()).isEqualTo(Errno.ENODEV));
        assertThatThrownBy(() -> NetDevice.ofName("sixteen-bytes-ab"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 15 bytes");
        assertThatThrownBy(() -> NetDevice.ofName("")).isInstanceOf(IllegalArgumentException.class);
    }
}
