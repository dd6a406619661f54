print("Hello, World!")
import socket
HOST, PORT = '127.0.0.1', 65432

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
    s.bind((HOST, PORT))

    # recvfrom() retorna o datagrama e o endereço do cliente: IP e Porta
    data, addr = s.recvfrom(1024)
    print(f"**Cliente conectado!** IP: {addr[0]}, Porta: {addr[1]}")

    # 1. Servidor envia
    mensagem = "bem vindo cliente"
    s.sendto(mensagem.encode('utf-8'), addr)

    # 2. Servidor recebe a resposta do cliente
    data, addr = s.recvfrom(1024)
    print(f"  <- Servidor recebeu: {data.decode()}")

    print("Conexão encerrada pelo Servidor.")
