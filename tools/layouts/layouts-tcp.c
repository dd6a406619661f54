// TCP, MPTCP and kernel TLS: tcp(7), linux/mptcp.h, linux/tls.h.

#include <sys/socket.h>
#include <netinet/in.h>
#include <linux/tcp.h>
#include <linux/mptcp.h>
#include <linux/tls.h>

#include "layouts.h"

// Options of IPPROTO_TCP and their values.
void tcp(void) {
    C(TCPI_OPT_ECN); C(TCPI_OPT_ECN_SEEN); C(TCPI_OPT_SACK); C(TCPI_OPT_SYN_DATA);
    C(TCPI_OPT_TIMESTAMPS); C(TCPI_OPT_WSCALE); C(TCP_CA_CWR); C(TCP_CA_Disorder); C(TCP_CA_Loss);
    C(TCP_CA_Open); C(TCP_CA_Recovery); C(TCP_CC_INFO); C(TCP_CM_INQ); C(TCP_CONGESTION);
    C(TCP_CORK); C(TCP_DEFER_ACCEPT); C(TCP_FASTOPEN); C(TCP_FASTOPEN_CONNECT);
    C(TCP_FASTOPEN_KEY); C(TCP_FASTOPEN_NO_COOKIE); C(TCP_INFO); C(TCP_INQ); C(TCP_KEEPCNT);
    C(TCP_KEEPIDLE); C(TCP_KEEPINTVL); C(TCP_LINGER2); C(TCP_MAXSEG); C(TCP_MD5SIG);
    C(TCP_MD5SIG_EXT); C(TCP_MD5SIG_FLAG_IFINDEX); C(TCP_MD5SIG_FLAG_PREFIX);
    C(TCP_MD5SIG_MAXKEYLEN); C(TCP_NODELAY); C(TCP_NOTSENT_LOWAT); C(TCP_NO_QUEUE);
    C(TCP_QUEUE_SEQ); C(TCP_QUICKACK); C(TCP_RECEIVE_ZEROCOPY_FLAG_TLB_CLEAN_HINT);
    C(TCP_RECV_QUEUE); C(TCP_REPAIR); C(TCP_REPAIR_OFF); C(TCP_REPAIR_OFF_NO_WP); C(TCP_REPAIR_ON);
    C(TCP_REPAIR_OPTIONS); C(TCP_REPAIR_QUEUE); C(TCP_REPAIR_WINDOW); C(TCP_SAVED_SYN);
    C(TCP_SAVE_SYN); C(TCP_SEND_QUEUE); C(TCP_SYNCNT); C(TCP_THIN_DUPACK);
    C(TCP_THIN_LINEAR_TIMEOUTS); C(TCP_TIMESTAMP); C(TCP_TX_DELAY); C(TCP_ULP);
    C(TCP_USER_TIMEOUT); C(TCP_WINDOW_CLAMP); C(TCP_ZEROCOPY_RECEIVE);
}

// Attributes of SCM_TIMESTAMPING_OPT_STATS.
void statistics(void) {
    C(TCP_NLA_BUSY); C(TCP_NLA_BYTES_NOTSENT); C(TCP_NLA_BYTES_RETRANS); C(TCP_NLA_BYTES_SENT);
    C(TCP_NLA_CA_STATE); C(TCP_NLA_DATA_SEGS_OUT); C(TCP_NLA_DELIVERED); C(TCP_NLA_DELIVERED_CE);
    C(TCP_NLA_DELIVERY_RATE); C(TCP_NLA_DELIVERY_RATE_APP_LMT); C(TCP_NLA_DSACK_DUPS);
    C(TCP_NLA_EDT); C(TCP_NLA_MIN_RTT); C(TCP_NLA_PACING_RATE); C(TCP_NLA_PAD);
    C(TCP_NLA_RECUR_RETRANS); C(TCP_NLA_REORDERING); C(TCP_NLA_REORD_SEEN);
    C(TCP_NLA_RWND_LIMITED); C(TCP_NLA_SNDBUF_LIMITED); C(TCP_NLA_SNDQ_SIZE); C(TCP_NLA_SND_CWND);
    C(TCP_NLA_SND_SSTHRESH); C(TCP_NLA_SRTT); C(TCP_NLA_TIMEOUT_REHASH); C(TCP_NLA_TOTAL_RETRANS);
    C(TCP_NLA_TTL);
}

// Options of SOL_MPTCP.
void mptcp(void) {
    C(MPTCP_INFO); C(MPTCP_INFO_FLAG_FALLBACK); C(MPTCP_INFO_FLAG_REMOTE_KEY_RECEIVED);
    C(MPTCP_RST_EBADPERF); C(MPTCP_RST_EMIDDLEBOX); C(MPTCP_RST_EMPTCP); C(MPTCP_RST_EPROHIBIT);
    C(MPTCP_RST_ERESOURCE); C(MPTCP_RST_EUNSPEC); C(MPTCP_RST_EWQ2BIG); C(MPTCP_SUBFLOW_ADDRS);
    C(MPTCP_SUBFLOW_ATTR_FLAGS); C(MPTCP_SUBFLOW_ATTR_ID_LOC); C(MPTCP_SUBFLOW_ATTR_ID_REM);
    C(MPTCP_SUBFLOW_ATTR_MAP_DATALEN); C(MPTCP_SUBFLOW_ATTR_MAP_SEQ);
    C(MPTCP_SUBFLOW_ATTR_MAP_SFSEQ); C(MPTCP_SUBFLOW_ATTR_PAD); C(MPTCP_SUBFLOW_ATTR_RELWRITE_SEQ);
    C(MPTCP_SUBFLOW_ATTR_SSN_OFFSET); C(MPTCP_SUBFLOW_ATTR_TOKEN_LOC);
    C(MPTCP_SUBFLOW_ATTR_TOKEN_REM); C(MPTCP_SUBFLOW_ATTR_UNSPEC); C(MPTCP_SUBFLOW_FLAG_BKUP_LOC);
    C(MPTCP_SUBFLOW_FLAG_BKUP_REM); C(MPTCP_SUBFLOW_FLAG_CONNECTED);
    C(MPTCP_SUBFLOW_FLAG_FULLY_ESTABLISHED); C(MPTCP_SUBFLOW_FLAG_JOIN_LOC);
    C(MPTCP_SUBFLOW_FLAG_JOIN_REM); C(MPTCP_SUBFLOW_FLAG_MAPVALID); C(MPTCP_SUBFLOW_FLAG_MCAP_LOC);
    C(MPTCP_SUBFLOW_FLAG_MCAP_REM); C(MPTCP_TCPINFO);
}

// Since Linux 6.5.
void mptcp_newer(void) {
#ifdef MPTCP_FULL_INFO
    C(MPTCP_FULL_INFO);
#endif
}

// Options of SOL_TLS.
void tls(void) {
    C(TLS_1_2_VERSION); C(TLS_1_2_VERSION_MAJOR); C(TLS_1_2_VERSION_MINOR); C(TLS_1_3_VERSION);
    C(TLS_1_3_VERSION_MAJOR); C(TLS_1_3_VERSION_MINOR); C(TLS_CIPHER_AES_CCM_128);
    C(TLS_CIPHER_AES_CCM_128_IV_SIZE); C(TLS_CIPHER_AES_CCM_128_KEY_SIZE);
    C(TLS_CIPHER_AES_CCM_128_REC_SEQ_SIZE); C(TLS_CIPHER_AES_CCM_128_SALT_SIZE);
    C(TLS_CIPHER_AES_CCM_128_TAG_SIZE); C(TLS_CIPHER_AES_GCM_128);
    C(TLS_CIPHER_AES_GCM_128_IV_SIZE); C(TLS_CIPHER_AES_GCM_128_KEY_SIZE);
    C(TLS_CIPHER_AES_GCM_128_REC_SEQ_SIZE); C(TLS_CIPHER_AES_GCM_128_SALT_SIZE);
    C(TLS_CIPHER_AES_GCM_128_TAG_SIZE); C(TLS_CIPHER_AES_GCM_256);
    C(TLS_CIPHER_AES_GCM_256_IV_SIZE); C(TLS_CIPHER_AES_GCM_256_KEY_SIZE);
    C(TLS_CIPHER_AES_GCM_256_REC_SEQ_SIZE); C(TLS_CIPHER_AES_GCM_256_SALT_SIZE);
    C(TLS_CIPHER_AES_GCM_256_TAG_SIZE); C(TLS_CIPHER_ARIA_GCM_128);
    C(TLS_CIPHER_ARIA_GCM_128_IV_SIZE); C(TLS_CIPHER_ARIA_GCM_128_KEY_SIZE);
    C(TLS_CIPHER_ARIA_GCM_128_REC_SEQ_SIZE); C(TLS_CIPHER_ARIA_GCM_128_SALT_SIZE);
    C(TLS_CIPHER_ARIA_GCM_128_TAG_SIZE); C(TLS_CIPHER_ARIA_GCM_256);
    C(TLS_CIPHER_ARIA_GCM_256_IV_SIZE); C(TLS_CIPHER_ARIA_GCM_256_KEY_SIZE);
    C(TLS_CIPHER_ARIA_GCM_256_REC_SEQ_SIZE); C(TLS_CIPHER_ARIA_GCM_256_SALT_SIZE);
    C(TLS_CIPHER_ARIA_GCM_256_TAG_SIZE); C(TLS_CIPHER_CHACHA20_POLY1305);
    C(TLS_CIPHER_CHACHA20_POLY1305_IV_SIZE); C(TLS_CIPHER_CHACHA20_POLY1305_KEY_SIZE);
    C(TLS_CIPHER_CHACHA20_POLY1305_REC_SEQ_SIZE); C(TLS_CIPHER_CHACHA20_POLY1305_SALT_SIZE);
    C(TLS_CIPHER_CHACHA20_POLY1305_TAG_SIZE); C(TLS_CIPHER_SM4_CCM); C(TLS_CIPHER_SM4_CCM_IV_SIZE);
    C(TLS_CIPHER_SM4_CCM_KEY_SIZE); C(TLS_CIPHER_SM4_CCM_REC_SEQ_SIZE);
    C(TLS_CIPHER_SM4_CCM_SALT_SIZE); C(TLS_CIPHER_SM4_CCM_TAG_SIZE); C(TLS_CIPHER_SM4_GCM);
    C(TLS_CIPHER_SM4_GCM_IV_SIZE); C(TLS_CIPHER_SM4_GCM_KEY_SIZE);
    C(TLS_CIPHER_SM4_GCM_REC_SEQ_SIZE); C(TLS_CIPHER_SM4_GCM_SALT_SIZE);
    C(TLS_CIPHER_SM4_GCM_TAG_SIZE); C(TLS_GET_RECORD_TYPE); C(TLS_RX); C(TLS_RX_EXPECT_NO_PAD);
    C(TLS_SET_RECORD_TYPE); C(TLS_TX); C(TLS_TX_ZEROCOPY_RO);
}

// Values of TCP options.
void tcp_structs(void) {
    S(tcp_info); M(tcp_info, tcpi_state); M(tcp_info, tcpi_ca_state);
    M(tcp_info, tcpi_retransmits); M(tcp_info, tcpi_probes); M(tcp_info, tcpi_backoff);
    M(tcp_info, tcpi_options); M(tcp_info, tcpi_rto); M(tcp_info, tcpi_ato);
    M(tcp_info, tcpi_snd_mss); M(tcp_info, tcpi_rcv_mss); M(tcp_info, tcpi_unacked);
    M(tcp_info, tcpi_sacked); M(tcp_info, tcpi_lost); M(tcp_info, tcpi_retrans);
    M(tcp_info, tcpi_fackets); M(tcp_info, tcpi_last_data_sent); M(tcp_info, tcpi_last_ack_sent);
    M(tcp_info, tcpi_last_data_recv); M(tcp_info, tcpi_last_ack_recv); M(tcp_info, tcpi_pmtu);
    M(tcp_info, tcpi_rcv_ssthresh); M(tcp_info, tcpi_rtt); M(tcp_info, tcpi_rttvar);
    M(tcp_info, tcpi_snd_ssthresh); M(tcp_info, tcpi_snd_cwnd); M(tcp_info, tcpi_advmss);
    M(tcp_info, tcpi_reordering); M(tcp_info, tcpi_rcv_rtt); M(tcp_info, tcpi_rcv_space);
    M(tcp_info, tcpi_total_retrans); M(tcp_info, tcpi_pacing_rate);
    M(tcp_info, tcpi_max_pacing_rate); M(tcp_info, tcpi_bytes_acked);
    M(tcp_info, tcpi_bytes_received); M(tcp_info, tcpi_segs_out); M(tcp_info, tcpi_segs_in);
    M(tcp_info, tcpi_notsent_bytes); M(tcp_info, tcpi_min_rtt); M(tcp_info, tcpi_data_segs_in);
    M(tcp_info, tcpi_data_segs_out); M(tcp_info, tcpi_delivery_rate); M(tcp_info, tcpi_busy_time);
    M(tcp_info, tcpi_rwnd_limited); M(tcp_info, tcpi_sndbuf_limited); M(tcp_info, tcpi_delivered);
    M(tcp_info, tcpi_delivered_ce); M(tcp_info, tcpi_bytes_sent); M(tcp_info, tcpi_bytes_retrans);
    M(tcp_info, tcpi_dsack_dups); M(tcp_info, tcpi_reord_seen); M(tcp_info, tcpi_rcv_ooopack);
    M(tcp_info, tcpi_snd_wnd);

    S(tcp_md5sig); M(tcp_md5sig, tcpm_addr); M(tcp_md5sig, tcpm_flags);
    M(tcp_md5sig, tcpm_prefixlen); M(tcp_md5sig, tcpm_keylen); M(tcp_md5sig, tcpm_ifindex);
    M(tcp_md5sig, tcpm_key);

    S(tcp_repair_opt); M(tcp_repair_opt, opt_code); M(tcp_repair_opt, opt_val);

    S(tcp_repair_window); M(tcp_repair_window, snd_wl1); M(tcp_repair_window, snd_wnd);
    M(tcp_repair_window, max_window); M(tcp_repair_window, rcv_wnd); M(tcp_repair_window, rcv_wup);

    S(tcp_zerocopy_receive); M(tcp_zerocopy_receive, address); M(tcp_zerocopy_receive, length);
    M(tcp_zerocopy_receive, recv_skip_hint); M(tcp_zerocopy_receive, inq);
    M(tcp_zerocopy_receive, err); M(tcp_zerocopy_receive, copybuf_address);
    M(tcp_zerocopy_receive, copybuf_len); M(tcp_zerocopy_receive, flags);
    M(tcp_zerocopy_receive, msg_control); M(tcp_zerocopy_receive, msg_controllen);
    M(tcp_zerocopy_receive, msg_flags); M(tcp_zerocopy_receive, reserved);

    S(tcp_diag_md5sig); M(tcp_diag_md5sig, tcpm_family); M(tcp_diag_md5sig, tcpm_prefixlen);
    M(tcp_diag_md5sig, tcpm_keylen); M(tcp_diag_md5sig, tcpm_addr); M(tcp_diag_md5sig, tcpm_key);
}

// Values of MPTCP options.
void mptcp_structs(void) {
    S(mptcp_info); M(mptcp_info, mptcpi_subflows); M(mptcp_info, mptcpi_add_addr_signal);
    M(mptcp_info, mptcpi_add_addr_accepted); M(mptcp_info, mptcpi_subflows_max);
    M(mptcp_info, mptcpi_add_addr_signal_max); M(mptcp_info, mptcpi_add_addr_accepted_max);
    M(mptcp_info, mptcpi_flags); M(mptcp_info, mptcpi_token); M(mptcp_info, mptcpi_write_seq);
    M(mptcp_info, mptcpi_snd_una); M(mptcp_info, mptcpi_rcv_nxt);
    M(mptcp_info, mptcpi_local_addr_used); M(mptcp_info, mptcpi_local_addr_max);
    M(mptcp_info, mptcpi_csum_enabled);

    S(mptcp_subflow_data); M(mptcp_subflow_data, size_subflow_data);
    M(mptcp_subflow_data, num_subflows); M(mptcp_subflow_data, size_kernel);
    M(mptcp_subflow_data, size_user);

    S(mptcp_subflow_addrs); M(mptcp_subflow_addrs, sa_family); M(mptcp_subflow_addrs, sa_local);
    M(mptcp_subflow_addrs, sin_local); M(mptcp_subflow_addrs, sin6_local);
    M(mptcp_subflow_addrs, ss_local); M(mptcp_subflow_addrs, sa_remote);
    M(mptcp_subflow_addrs, sin_remote); M(mptcp_subflow_addrs, sin6_remote);
    M(mptcp_subflow_addrs, ss_remote);
}

// Keys of kernel TLS.
void tls_structs(void) {
    S(tls_crypto_info); M(tls_crypto_info, version); M(tls_crypto_info, cipher_type);

    S(tls12_crypto_info_aes_gcm_128); M(tls12_crypto_info_aes_gcm_128, info);
    M(tls12_crypto_info_aes_gcm_128, iv); M(tls12_crypto_info_aes_gcm_128, key);
    M(tls12_crypto_info_aes_gcm_128, salt); M(tls12_crypto_info_aes_gcm_128, rec_seq);

    S(tls12_crypto_info_aes_gcm_256); M(tls12_crypto_info_aes_gcm_256, info);
    M(tls12_crypto_info_aes_gcm_256, iv); M(tls12_crypto_info_aes_gcm_256, key);
    M(tls12_crypto_info_aes_gcm_256, salt); M(tls12_crypto_info_aes_gcm_256, rec_seq);

    S(tls12_crypto_info_aes_ccm_128); M(tls12_crypto_info_aes_ccm_128, info);
    M(tls12_crypto_info_aes_ccm_128, iv); M(tls12_crypto_info_aes_ccm_128, key);
    M(tls12_crypto_info_aes_ccm_128, salt); M(tls12_crypto_info_aes_ccm_128, rec_seq);

    S(tls12_crypto_info_chacha20_poly1305); M(tls12_crypto_info_chacha20_poly1305, info);
    M(tls12_crypto_info_chacha20_poly1305, iv); M(tls12_crypto_info_chacha20_poly1305, key);
    F(tls12_crypto_info_chacha20_poly1305, salt); M(tls12_crypto_info_chacha20_poly1305, rec_seq);

    S(tls12_crypto_info_sm4_gcm); M(tls12_crypto_info_sm4_gcm, info);
    M(tls12_crypto_info_sm4_gcm, iv); M(tls12_crypto_info_sm4_gcm, key);
    M(tls12_crypto_info_sm4_gcm, salt); M(tls12_crypto_info_sm4_gcm, rec_seq);
}
