package soquete.netdevice;

/// Hardware settings of a device, `struct ifmap`: zeros on most of today's.
///
/// @param memStart    where its shared memory begins
/// @param memEnd      where it ends
/// @param baseAddress its I/O address
/// @param irq         its interrupt
/// @param dma         its DMA channel
/// @param port        its connector
/// @see <a href="https://man7.org/linux/man-pages/man7/netdevice.7.html">netdevice(7)</a>
public record DeviceMap(long memStart, long memEnd, int baseAddress, int irq, int dma, int port) {}
