// AF_UNIX, and the length of hardware addresses: what only the kernel's own headers name.

#include <linux/un.h>
#include <linux/netdevice.h>

#include "layouts.h"

void local(void) {
    C(MAX_ADDR_LEN); C(UNIX_PATH_MAX);
}
