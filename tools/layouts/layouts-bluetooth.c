// AF_BLUETOOTH. The kernel does not export its headers (include/net/bluetooth/), and BlueZ's are not
// everywhere, so what is in both is said again here: numbers and structs as in BlueZ 5.66.

#include <stdint.h>
#include <sys/socket.h>

#include "layouts.h"

#define BTPROTO_L2CAP 0
#define BTPROTO_HCI 1
#define BTPROTO_SCO 2
#define BTPROTO_RFCOMM 3
#define BTPROTO_BNEP 4
#define BTPROTO_CMTP 5
#define BTPROTO_HIDP 6
#define BTPROTO_AVDTP 7

#define BDADDR_BREDR 0x00
#define BDADDR_LE_PUBLIC 0x01
#define BDADDR_LE_RANDOM 0x02

#define HCI_DEV_NONE 0xffff
#define HCI_CHANNEL_RAW 0
#define HCI_CHANNEL_USER 1
#define HCI_CHANNEL_MONITOR 2
#define HCI_CHANNEL_CONTROL 3
#define HCI_CHANNEL_LOGGING 4

typedef struct {
    uint8_t b[6];
} __attribute__((packed)) bdaddr_t;

struct sockaddr_l2 {
    sa_family_t l2_family;
    unsigned short l2_psm;
    bdaddr_t l2_bdaddr;
    unsigned short l2_cid;
    uint8_t l2_bdaddr_type;
};

struct sockaddr_rc {
    sa_family_t rc_family;
    bdaddr_t rc_bdaddr;
    uint8_t rc_channel;
};

struct sockaddr_sco {
    sa_family_t sco_family;
    bdaddr_t sco_bdaddr;
};

struct sockaddr_hci {
    sa_family_t hci_family;
    unsigned short hci_dev;
    unsigned short hci_channel;
};

void bluetooth(void) {
    C(BDADDR_BREDR); C(BDADDR_LE_PUBLIC); C(BDADDR_LE_RANDOM);
    C(BTPROTO_AVDTP); C(BTPROTO_BNEP); C(BTPROTO_CMTP); C(BTPROTO_HCI); C(BTPROTO_HIDP);
    C(BTPROTO_L2CAP); C(BTPROTO_RFCOMM); C(BTPROTO_SCO);
    C(HCI_CHANNEL_CONTROL); C(HCI_CHANNEL_LOGGING); C(HCI_CHANNEL_MONITOR); C(HCI_CHANNEL_RAW);
    C(HCI_CHANNEL_USER); C(HCI_DEV_NONE);

    S(sockaddr_l2); M(sockaddr_l2, l2_family); M(sockaddr_l2, l2_psm); M(sockaddr_l2, l2_bdaddr);
    M(sockaddr_l2, l2_cid); M(sockaddr_l2, l2_bdaddr_type);
    S(sockaddr_rc); M(sockaddr_rc, rc_family); M(sockaddr_rc, rc_bdaddr);
    M(sockaddr_rc, rc_channel);
    S(sockaddr_sco); M(sockaddr_sco, sco_family); M(sockaddr_sco, sco_bdaddr);
    S(sockaddr_hci); M(sockaddr_hci, hci_family); M(sockaddr_hci, hci_dev);
    M(sockaddr_hci, hci_channel);
}
