// Link layer: packet(7), AF_XDP, socket filters, virtio headers.

#include <sys/socket.h>
#include <linux/if_packet.h>
#include <linux/if_ether.h>
#include <linux/if_arp.h>
#include <linux/if_xdp.h>
#include <linux/virtio_net.h>
#include <linux/filter.h>

#include "layouts.h"

// AF_PACKET.
void packet(void) {
    C(PACKET_ADD_MEMBERSHIP); C(PACKET_AUXDATA); C(PACKET_BROADCAST); C(PACKET_COPY_THRESH);
    C(PACKET_DROP_MEMBERSHIP); C(PACKET_FANOUT); C(PACKET_FANOUT_CBPF); C(PACKET_FANOUT_CPU);
    C(PACKET_FANOUT_DATA); C(PACKET_FANOUT_EBPF); C(PACKET_FANOUT_FLAG_DEFRAG);
    C(PACKET_FANOUT_FLAG_ROLLOVER); C(PACKET_FANOUT_FLAG_UNIQUEID); C(PACKET_FANOUT_HASH);
    C(PACKET_FANOUT_LB); C(PACKET_FANOUT_QM); C(PACKET_FANOUT_RND); C(PACKET_FANOUT_ROLLOVER);
    C(PACKET_FASTROUTE); C(PACKET_HDRLEN); C(PACKET_HOST); C(PACKET_IGNORE_OUTGOING);
    C(PACKET_KERNEL); C(PACKET_LOOPBACK); C(PACKET_LOSS); C(PACKET_MR_ALLMULTI);
    C(PACKET_MR_MULTICAST); C(PACKET_MR_PROMISC); C(PACKET_MR_UNICAST); C(PACKET_MULTICAST);
    C(PACKET_ORIGDEV); C(PACKET_OTHERHOST); C(PACKET_OUTGOING); C(PACKET_QDISC_BYPASS);
    C(PACKET_RECV_OUTPUT); C(PACKET_RESERVE); C(PACKET_ROLLOVER_STATS); C(PACKET_RX_RING);
    C(PACKET_STATISTICS); C(PACKET_TIMESTAMP); C(PACKET_TX_HAS_OFF); C(PACKET_TX_RING);
    C(PACKET_TX_TIMESTAMP); C(PACKET_USER); C(PACKET_VERSION); C(PACKET_VNET_HDR);
    C(TPACKET2_HDRLEN); C(TPACKET3_HDRLEN); C(TPACKET_ALIGNMENT); C(TPACKET_HDRLEN); C(TPACKET_V1);
    C(TPACKET_V2); C(TPACKET_V3); C(TP_FT_REQ_FILL_RXHASH); C(TP_STATUS_AVAILABLE);
    C(TP_STATUS_BLK_TMO); C(TP_STATUS_COPY); C(TP_STATUS_CSUMNOTREADY); C(TP_STATUS_CSUM_VALID);
    C(TP_STATUS_KERNEL); C(TP_STATUS_LOSING); C(TP_STATUS_SENDING); C(TP_STATUS_SEND_REQUEST);
    C(TP_STATUS_TS_RAW_HARDWARE); C(TP_STATUS_TS_SOFTWARE); C(TP_STATUS_TS_SYS_HARDWARE);
    C(TP_STATUS_USER); C(TP_STATUS_VLAN_TPID_VALID); C(TP_STATUS_VLAN_VALID);
    C(TP_STATUS_WRONG_FORMAT);
}

// AF_XDP.
void xdp(void) {
    C(XDP_ATTACHED_DRV); C(XDP_ATTACHED_HW); C(XDP_ATTACHED_MULTI); C(XDP_ATTACHED_NONE);
    C(XDP_ATTACHED_SKB); C(XDP_COPY); C(XDP_FLAGS_DRV_MODE); C(XDP_FLAGS_HW_MODE);
    C(XDP_FLAGS_MASK); C(XDP_FLAGS_MODES); C(XDP_FLAGS_REPLACE); C(XDP_FLAGS_SKB_MODE);
    C(XDP_FLAGS_UPDATE_IF_NOEXIST); C(XDP_MMAP_OFFSETS); C(XDP_OPTIONS); C(XDP_OPTIONS_ZEROCOPY);
    C(XDP_PGOFF_RX_RING); C(XDP_PGOFF_TX_RING); C(XDP_RING_NEED_WAKEUP); C(XDP_RX_RING);
    C(XDP_SHARED_UMEM); C(XDP_STATISTICS); C(XDP_TX_RING); C(XDP_UMEM_COMPLETION_RING);
    C(XDP_UMEM_FILL_RING); C(XDP_UMEM_PGOFF_COMPLETION_RING); C(XDP_UMEM_PGOFF_FILL_RING);
    C(XDP_UMEM_REG); C(XDP_UMEM_UNALIGNED_CHUNK_FLAG); C(XDP_USE_NEED_WAKEUP); C(XDP_ZEROCOPY);
}

// Protocols and hardware of the link layer.
void link(void) {
    C(ARPHRD_CAN); C(ARPHRD_ETHER); C(ARPHRD_IEEE80211); C(ARPHRD_IEEE80211_PRISM);
    C(ARPHRD_IEEE80211_RADIOTAP); C(ARPHRD_INFINIBAND); C(ARPHRD_IPGRE); C(ARPHRD_LOOPBACK);
    C(ARPHRD_NONE); C(ARPHRD_PPP); C(ARPHRD_SIT); C(ARPHRD_TUNNEL); C(ARPHRD_TUNNEL6);
    C(ARPHRD_VOID); C(ETH_ALEN); C(ETH_DATA_LEN); C(ETH_FCS_LEN); C(ETH_FRAME_LEN); C(ETH_HLEN);
    C(ETH_P_1588); C(ETH_P_8021AD); C(ETH_P_8021Q); C(ETH_P_802_2); C(ETH_P_802_3); C(ETH_P_ALL);
    C(ETH_P_ARP); C(ETH_P_CAN); C(ETH_P_CANFD); C(ETH_P_IP); C(ETH_P_IPV6); C(ETH_P_LLDP);
    C(ETH_P_LOOP); C(ETH_P_LOOPBACK); C(ETH_P_MCTP); C(ETH_P_MPLS_MC); C(ETH_P_MPLS_UC);
    C(ETH_P_PAE); C(ETH_P_PPP_DISC); C(ETH_P_PPP_SES); C(ETH_P_RARP); C(ETH_P_TIPC); C(ETH_ZLEN);
    C(VIRTIO_NET_HDR_F_DATA_VALID); C(VIRTIO_NET_HDR_F_NEEDS_CSUM); C(VIRTIO_NET_HDR_F_RSC_INFO);
    C(VIRTIO_NET_HDR_GSO_ECN); C(VIRTIO_NET_HDR_GSO_NONE); C(VIRTIO_NET_HDR_GSO_TCPV4);
    C(VIRTIO_NET_HDR_GSO_TCPV6); C(VIRTIO_NET_HDR_GSO_UDP);
}

// Classic socket filters.
void filters(void) {
    C(BPF_A); C(BPF_ABS); C(BPF_ADD); C(BPF_ALU); C(BPF_AND); C(BPF_B); C(BPF_DIV); C(BPF_H);
    C(BPF_IMM); C(BPF_IND); C(BPF_JA); C(BPF_JEQ); C(BPF_JGE); C(BPF_JGT); C(BPF_JMP); C(BPF_JSET);
    C(BPF_K); C(BPF_LD); C(BPF_LDX); C(BPF_LEN); C(BPF_LL_OFF); C(BPF_LSH); C(BPF_MAXINSNS); C(BPF_MEM);
    C(BPF_MEMWORDS); C(BPF_MISC); C(BPF_MOD); C(BPF_MSH); C(BPF_MUL); C(BPF_NEG); C(BPF_NET_OFF);
    C(BPF_OR); C(BPF_RET); C(BPF_RSH); C(BPF_ST); C(BPF_STX); C(BPF_SUB); C(BPF_TAX); C(BPF_TXA);
    C(BPF_W); C(BPF_X); C(BPF_XOR); C(SKF_AD_ALU_XOR_X); C(SKF_AD_CPU); C(SKF_AD_HATYPE);
    C(SKF_AD_IFINDEX); C(SKF_AD_MARK); C(SKF_AD_NLATTR); C(SKF_AD_NLATTR_NEST); C(SKF_AD_OFF);
    C(SKF_AD_PAY_OFFSET); C(SKF_AD_PKTTYPE); C(SKF_AD_PROTOCOL); C(SKF_AD_QUEUE); C(SKF_AD_RANDOM);
    C(SKF_AD_RXHASH); C(SKF_AD_VLAN_TAG); C(SKF_AD_VLAN_TAG_PRESENT); C(SKF_AD_VLAN_TPID);
    C(SKF_LL_OFF); C(SKF_NET_OFF);
}

// AF_PACKET.
void packet_structs(void) {
    S(sockaddr_ll); M(sockaddr_ll, sll_family); M(sockaddr_ll, sll_protocol);
    M(sockaddr_ll, sll_ifindex); M(sockaddr_ll, sll_hatype); M(sockaddr_ll, sll_pkttype);
    M(sockaddr_ll, sll_halen); M(sockaddr_ll, sll_addr);

    S(sockaddr_pkt); M(sockaddr_pkt, spkt_family); M(sockaddr_pkt, spkt_device);
    M(sockaddr_pkt, spkt_protocol);

    S(packet_mreq); M(packet_mreq, mr_ifindex); M(packet_mreq, mr_type); M(packet_mreq, mr_alen);
    M(packet_mreq, mr_address);

    S(fanout_args); M(fanout_args, id); M(fanout_args, type_flags);
    M(fanout_args, max_num_members);

    S(tpacket_auxdata); M(tpacket_auxdata, tp_status); M(tpacket_auxdata, tp_len);
    M(tpacket_auxdata, tp_snaplen); M(tpacket_auxdata, tp_mac); M(tpacket_auxdata, tp_net);
    M(tpacket_auxdata, tp_vlan_tci); M(tpacket_auxdata, tp_vlan_tpid);

    S(tpacket_req); M(tpacket_req, tp_block_size); M(tpacket_req, tp_block_nr);
    M(tpacket_req, tp_frame_size); M(tpacket_req, tp_frame_nr);

    S(tpacket_req3); M(tpacket_req3, tp_block_size); M(tpacket_req3, tp_block_nr);
    M(tpacket_req3, tp_frame_size); M(tpacket_req3, tp_frame_nr);
    M(tpacket_req3, tp_retire_blk_tov); M(tpacket_req3, tp_sizeof_priv);
    M(tpacket_req3, tp_feature_req_word);

    S(tpacket_stats); M(tpacket_stats, tp_packets); M(tpacket_stats, tp_drops);

    S(tpacket_stats_v3); M(tpacket_stats_v3, tp_packets); M(tpacket_stats_v3, tp_drops);
    M(tpacket_stats_v3, tp_freeze_q_cnt);

    S(tpacket_rollover_stats); M(tpacket_rollover_stats, tp_all);
    M(tpacket_rollover_stats, tp_huge); M(tpacket_rollover_stats, tp_failed);

    S(tpacket_hdr); M(tpacket_hdr, tp_status); M(tpacket_hdr, tp_len); M(tpacket_hdr, tp_snaplen);
    M(tpacket_hdr, tp_mac); M(tpacket_hdr, tp_net); M(tpacket_hdr, tp_sec);
    M(tpacket_hdr, tp_usec);

    S(tpacket2_hdr); M(tpacket2_hdr, tp_status); M(tpacket2_hdr, tp_len);
    M(tpacket2_hdr, tp_snaplen); M(tpacket2_hdr, tp_mac); M(tpacket2_hdr, tp_net);
    M(tpacket2_hdr, tp_sec); M(tpacket2_hdr, tp_nsec); M(tpacket2_hdr, tp_vlan_tci);
    M(tpacket2_hdr, tp_vlan_tpid); M(tpacket2_hdr, tp_padding);

    S(tpacket3_hdr); M(tpacket3_hdr, tp_next_offset); M(tpacket3_hdr, tp_sec);
    M(tpacket3_hdr, tp_nsec); M(tpacket3_hdr, tp_snaplen); M(tpacket3_hdr, tp_len);
    M(tpacket3_hdr, tp_status); M(tpacket3_hdr, tp_mac); M(tpacket3_hdr, tp_net);
    M(tpacket3_hdr, hv1); M(tpacket3_hdr, tp_padding);

    S(tpacket_hdr_variant1); M(tpacket_hdr_variant1, tp_rxhash);
    M(tpacket_hdr_variant1, tp_vlan_tci); M(tpacket_hdr_variant1, tp_vlan_tpid);

    S(tpacket_bd_ts); M(tpacket_bd_ts, ts_sec); M(tpacket_bd_ts, ts_usec);
    M(tpacket_bd_ts, ts_nsec);

    S(tpacket_hdr_v1); M(tpacket_hdr_v1, block_status); M(tpacket_hdr_v1, num_pkts);
    M(tpacket_hdr_v1, offset_to_first_pkt); M(tpacket_hdr_v1, blk_len); M(tpacket_hdr_v1, seq_num);
    M(tpacket_hdr_v1, ts_first_pkt); M(tpacket_hdr_v1, ts_last_pkt);

    S(tpacket_block_desc); M(tpacket_block_desc, version); M(tpacket_block_desc, offset_to_priv);
    M(tpacket_block_desc, hdr);
}

// AF_XDP.
void xdp_structs(void) {
    S(sockaddr_xdp); M(sockaddr_xdp, sxdp_family); M(sockaddr_xdp, sxdp_flags);
    M(sockaddr_xdp, sxdp_ifindex); M(sockaddr_xdp, sxdp_queue_id);
    M(sockaddr_xdp, sxdp_shared_umem_fd);

    S(xdp_umem_reg); M(xdp_umem_reg, addr); M(xdp_umem_reg, len); M(xdp_umem_reg, chunk_size);
    M(xdp_umem_reg, headroom); M(xdp_umem_reg, flags);

    S(xdp_ring_offset); M(xdp_ring_offset, producer); M(xdp_ring_offset, consumer);
    M(xdp_ring_offset, desc); M(xdp_ring_offset, flags);

    S(xdp_mmap_offsets); M(xdp_mmap_offsets, rx); M(xdp_mmap_offsets, tx); M(xdp_mmap_offsets, fr);
    M(xdp_mmap_offsets, cr);

    S(xdp_desc); M(xdp_desc, addr); M(xdp_desc, len); M(xdp_desc, options);

    S(xdp_statistics); M(xdp_statistics, rx_dropped); M(xdp_statistics, rx_invalid_descs);
    M(xdp_statistics, tx_invalid_descs); M(xdp_statistics, rx_ring_full);
    M(xdp_statistics, rx_fill_ring_empty_descs); M(xdp_statistics, tx_ring_empty_descs);

    S(xdp_options); M(xdp_options, flags);
}

// Filters and virtio headers.
void filter_structs(void) {
    S(sock_filter); M(sock_filter, code); M(sock_filter, jt); M(sock_filter, jf);
    M(sock_filter, k);

    S(sock_fprog); M(sock_fprog, len); M(sock_fprog, filter);

    S(virtio_net_hdr); M(virtio_net_hdr, flags); M(virtio_net_hdr, gso_type);
    M(virtio_net_hdr, hdr_len); M(virtio_net_hdr, gso_size); M(virtio_net_hdr, csum_start);
    M(virtio_net_hdr, csum_offset);

    S(virtio_net_hdr_mrg_rxbuf); M(virtio_net_hdr_mrg_rxbuf, hdr);
    M(virtio_net_hdr_mrg_rxbuf, num_buffers);
}
