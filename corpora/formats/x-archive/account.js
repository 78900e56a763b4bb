window.YTD.account.part0 = [
  {
    "account": {
      "email": "keeper@quay.example",
      "createdVia": "web",
      "username": "quaylamp",
      "accountId": "41000001",
      "createdAt": "2016-03-01T10:00:00.000Z",
      "accountDisplayName": "The Quay Lamp 🏮"
    }
  }
]